import { mount } from '../mount.tsx';
import { sample } from './page.tsx';

await mount(sample);
