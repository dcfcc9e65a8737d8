import { mount } from '../mount.tsx';
import { announcements } from './page.tsx';

await mount(announcements);
