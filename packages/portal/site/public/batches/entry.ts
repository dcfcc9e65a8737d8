import { mount } from '../mount.tsx';
import { batches } from './page.tsx';

await mount(batches);
