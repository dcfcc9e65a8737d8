import { mount } from '../mount.tsx';
import { announcement } from './page.tsx';

await mount(announcement);
