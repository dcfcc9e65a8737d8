import { mount } from '../mount.tsx';
import { follow } from './page.tsx';

await mount(follow);
