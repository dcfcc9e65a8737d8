import { mount } from '../mount.tsx';
import { home } from './page.tsx';

await mount(home);
