import { follow } from './follow/page.tsx';
import { home } from './home/page.tsx';
import { missing } from './missing/page.tsx';

/** Every public page: each is drawn in both languages when the site is built. */
export const publicPages = [home, follow, missing] as const;
