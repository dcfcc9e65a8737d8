import { mount } from '../mount.tsx';
import { missing } from './page.tsx';

await mount(missing);
