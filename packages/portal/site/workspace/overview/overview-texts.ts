import type { complaints } from '../complaints/zh.ts';
import type { LedgerTexts } from '../ledger/ledger-texts.ts';
import type { tasks } from '../tasks/zh.ts';
import type { overview } from './zh.ts';

/** What the page of the morning says, and the ledgers of which it counts the rows. */
export type OverviewTexts = typeof overview & {
  readonly complaints: typeof complaints;
  readonly taskLedger: typeof tasks;
  readonly ledger: LedgerTexts;
};

/** Of one language, only that one is fetched. */
export const overviewTexts = {
  zh: async (): Promise<OverviewTexts> => {
    const [{ overview: own }, { complaints: ofComplaints }, { tasks: ofTasks }, { ledger }] =
      await Promise.all([
        import('./zh.ts'),
        import('../complaints/zh.ts'),
        import('../tasks/zh.ts'),
        import('../ledger/zh.ts'),
      ]);
    return { ...own, complaints: ofComplaints, taskLedger: ofTasks, ledger };
  },
  en: async (): Promise<OverviewTexts> => {
    const [{ overview: own }, { complaints: ofComplaints }, { tasks: ofTasks }, { ledger }] =
      await Promise.all([
        import('./en.ts'),
        import('../complaints/en.ts'),
        import('../tasks/en.ts'),
        import('../ledger/en.ts'),
      ]);
    return { ...own, complaints: ofComplaints, taskLedger: ofTasks, ledger };
  },
};
