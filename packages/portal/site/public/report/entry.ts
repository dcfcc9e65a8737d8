import { mount } from '../mount.tsx';
import { report } from './page.tsx';

await mount(report);
