import type { Role } from '@ducha/contracts';
import type { Language } from '../language.ts';
import type { workspace } from '../texts/zh/workspace.ts';
import type { OpenedPage } from './page.tsx';

/** A page of the workspace: where it stands, and who has it in the menu. */
export interface WorkspacePage {
  readonly path: string;
  /** Its entry in the menu (`texts/zh/workspace.ts`, nav); none for pages that others lead to. */
  readonly nav?: keyof (typeof workspace)['nav'];
  /** The endpoint that a role must be allowed for the page to make sense. */
  readonly needs?: string;
  /** Who has it in the menu; everyone who may use it when left out. */
  readonly roles?: readonly Role[];
  /** Stands alone, without head and menu. */
  readonly isAlone?: true;
  readonly load: () => Promise<(language: Language) => Promise<OpenedPage>>;
}

/** Who begins the day with what there is to see, not with what there is to do. */
const overviewRoles: readonly Role[] = [
  'office-head',
  'commissioner',
  'team-leader',
  'team-deputy',
  'organisation-principal',
  'organisation-in-charge',
];

/** Every page of the workspace, in the order of the menu. */
export const workspacePages: readonly WorkspacePage[] = [
  {
    path: '/work/overview',
    nav: 'overview',
    needs: 'readComplaintLedger',
    roles: overviewRoles,
    load: async () => (await import('./overview/page.tsx')).overview,
  },
  {
    path: '/work/overview/wall',
    isAlone: true,
    load: async () => (await import('./overview/wall-page.tsx')).wall,
  },
  {
    path: '/todo',
    nav: 'todo',
    load: async () => (await import('./todo/page.tsx')).todo,
  },
  {
    path: '/c/:complaint',
    load: async () => (await import('./complaint/page.tsx')).complaint,
  },
  {
    path: '/work/complaints',
    nav: 'complaints',
    needs: 'readComplaintLedger',
    load: async () => (await import('./complaints/page.tsx')).complaints,
  },
  {
    path: '/work/register',
    nav: 'register',
    needs: 'registerComplaint',
    load: async () => (await import('./register/page.tsx')).register,
  },
  {
    path: '/work/batches',
    nav: 'batches',
    needs: 'listBatches',
    load: async () => (await import('./batches/page.tsx')).batches,
  },
  {
    path: '/work/batches/:batch',
    load: async () => (await import('./batches/batch.tsx')).batch,
  },
  {
    path: '/work/samples/:sample',
    load: async () => (await import('./samples/sample.tsx')).sample,
  },
  {
    path: '/work/inspections',
    nav: 'inspections',
    needs: 'listInspections',
    load: async () => (await import('./inspections/page.tsx')).inspections,
  },
  {
    path: '/work/inspections/draft',
    load: async () => (await import('./inspections/draft.tsx')).draft,
  },
  {
    path: '/work/inspections/:inspection',
    load: async () => (await import('./inspections/inspection.tsx')).inspection,
  },
  {
    path: '/work/announcements',
    nav: 'announcements',
    needs: 'listAnnouncements',
    load: async () => (await import('./announcements/page.tsx')).announcements,
  },
  {
    path: '/work/announcements/draft',
    load: async () => (await import('./announcements/draft.tsx')).draft,
  },
  {
    path: '/work/announcements/:announcement',
    load: async () => (await import('./announcements/announcement.tsx')).announcement,
  },
  {
    path: '/work/figures',
    nav: 'figures',
    needs: 'readFigures',
    load: async () => (await import('./figures/page.tsx')).figures,
  },
  {
    path: '/work/types',
    nav: 'types',
    needs: 'defineComplaintType',
    load: async () => (await import('./types/page.tsx')).types,
  },
  {
    path: '/work/tasks',
    nav: 'tasks',
    needs: 'readTaskLedger',
    load: async () => (await import('./tasks/page.tsx')).tasks,
  },
  {
    path: '/t/:task',
    load: async () => (await import('./task/page.tsx')).task,
  },
  {
    path: '/work/reminders',
    nav: 'reminders',
    needs: 'listReminders',
    load: async () => (await import('./reminders/page.tsx')).reminders,
  },
  {
    path: '/work/alarms',
    nav: 'alarms',
    needs: 'listAlarms',
    load: async () => (await import('./alarms/page.tsx')).alarms,
  },
  {
    path: '/work/duties',
    nav: 'duties',
    needs: 'listDuties',
    load: async () => (await import('./duties/page.tsx')).duties,
  },
  {
    path: '/work/policies',
    nav: 'policies',
    needs: 'readComplaintsPolicy',
    load: async () => (await import('./policies/page.tsx')).policies,
  },
  {
    path: '/work/calendar',
    nav: 'calendar',
    needs: 'readCalendarEntries',
    load: async () => (await import('./calendar/page.tsx')).calendar,
  },
  {
    path: '/work/looks',
    nav: 'looks',
    needs: 'listLooks',
    load: async () => (await import('./looks/page.tsx')).looks,
  },
  {
    path: '/work/help',
    nav: 'help',
    load: async () => (await import('./help/page.tsx')).help,
  },
];

/** The entry of the menu whose own page stands at an address. */
export function navOf(path: string): WorkspacePage['nav'] {
  return workspacePages.find((page) => page.path === path)?.nav;
}

/** Where the workspace's own address leads to. */
export function homeOf(roles: readonly Role[]): string {
  return roles.some((role) => overviewRoles.includes(role)) ? '/work/overview' : '/todo';
}

/** Whether a page stands at an address, `/c/0123`. */
export function isPage(path: string): boolean {
  const parts = path.split('/').filter((part) => part !== '');
  return (
    parts.every(isReadable) &&
    workspacePages.some((page) => {
      const declared = page.path.split('/').filter((part) => part !== '');
      return (
        declared.length === parts.length &&
        declared.every((part, at) => part.startsWith(':') || part === parts[at])
      );
    })
  );
}

/** Not so where a percent sign escapes nothing. */
function isReadable(part: string): boolean {
  try {
    return decodeURIComponent(part) !== '';
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}
