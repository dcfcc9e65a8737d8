import { about } from './about/page.tsx';
import { announcement } from './announcement/page.tsx';
import { announcements } from './announcements/page.tsx';
import { batch } from './batch/page.tsx';
import { batches } from './batches/page.tsx';
import { figures } from './figures/page.tsx';
import { follow } from './follow/page.tsx';
import { home } from './home/page.tsx';
import { missing } from './missing/page.tsx';
import { report } from './report/page.tsx';
import { sample } from './sample/page.tsx';

/** Every public page: each is drawn in both languages when the site is built. */
export const publicPages = [
  home,
  follow,
  announcements,
  announcement,
  batches,
  batch,
  sample,
  figures,
  about,
  missing,
  report,
] as const;
