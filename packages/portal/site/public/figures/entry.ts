import { mount } from '../mount.tsx';
import { figures } from './page.tsx';

await mount(figures);
