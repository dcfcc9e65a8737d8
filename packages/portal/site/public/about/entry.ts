import { mount } from '../mount.tsx';
import { about } from './page.tsx';

await mount(about);
