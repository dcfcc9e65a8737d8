import { mount } from '../mount.tsx';
import { batch } from './page.tsx';

await mount(batch);
