import { batch as batchEn } from '@ducha/portal/texts/en/batch.ts';
import { follow as followEn } from '@ducha/portal/texts/en/follow.ts';
import { frame as frameEn } from '@ducha/portal/texts/en/frame.ts';
import { home as homeEn } from '@ducha/portal/texts/en/home.ts';
import { report as reportEn } from '@ducha/portal/texts/en/report.ts';
import { words as wordsEn } from '@ducha/portal/texts/en/words.ts';
import { alarms as alarmsEn } from '@ducha/portal/workspace/alarms/en.ts';
import { batches as batchesEn } from '@ducha/portal/workspace/batches/en.ts';
import { complaint as complaintEn } from '@ducha/portal/workspace/complaint/en.ts';
import { handling as handlingEn } from '@ducha/portal/workspace/complaint/acts/en.ts';
import { inspections as inspectionsEn } from '@ducha/portal/workspace/inspections/en.ts';
import { ledger as ledgerEn } from '@ducha/portal/workspace/ledger/en.ts';
import { register as registerEn } from '@ducha/portal/workspace/register/en.ts';
import { review as reviewEn } from '@ducha/portal/workspace/complaint/review/en.ts';
import { screen as screenEn } from '@ducha/portal/workspace/complaint/screening/en.ts';
import { task as taskEn } from '@ducha/portal/workspace/task/en.ts';
import { todo as todoEn } from '@ducha/portal/workspace/todo/en.ts';
import { workspace as workspaceEn } from '@ducha/portal/texts/en/workspace.ts';
import { batch as batchZh } from '@ducha/portal/texts/zh/batch.ts';
import { follow as followZh } from '@ducha/portal/texts/zh/follow.ts';
import { frame as frameZh } from '@ducha/portal/texts/zh/frame.ts';
import { home as homeZh } from '@ducha/portal/texts/zh/home.ts';
import { report as reportZh } from '@ducha/portal/texts/zh/report.ts';
import { words as wordsZh } from '@ducha/portal/texts/zh/words.ts';
import { alarms as alarmsZh } from '@ducha/portal/workspace/alarms/zh.ts';
import { batches as batchesZh } from '@ducha/portal/workspace/batches/zh.ts';
import { complaint as complaintZh } from '@ducha/portal/workspace/complaint/zh.ts';
import { handling as handlingZh } from '@ducha/portal/workspace/complaint/acts/zh.ts';
import { inspections as inspectionsZh } from '@ducha/portal/workspace/inspections/zh.ts';
import { ledger as ledgerZh } from '@ducha/portal/workspace/ledger/zh.ts';
import { register as registerZh } from '@ducha/portal/workspace/register/zh.ts';
import { review as reviewZh } from '@ducha/portal/workspace/complaint/review/zh.ts';
import { screen as screenZh } from '@ducha/portal/workspace/complaint/screening/zh.ts';
import { task as taskZh } from '@ducha/portal/workspace/task/zh.ts';
import { todo as todoZh } from '@ducha/portal/workspace/todo/zh.ts';
import { workspace as workspaceZh } from '@ducha/portal/texts/zh/workspace.ts';

/** What stands on the pages, as their own catalogue says it: a visit reads in either language. */
export const catalogue = {
  zh: {
    alarms: alarmsZh,
    batch: batchZh,
    batches: batchesZh,
    complaint: complaintZh,
    follow: followZh,
    frame: frameZh,
    handling: handlingZh,
    home: homeZh,
    inspections: inspectionsZh,
    ledger: ledgerZh,
    register: registerZh,
    report: reportZh,
    review: reviewZh,
    screen: screenZh,
    task: taskZh,
    todo: todoZh,
    words: wordsZh,
    workspace: workspaceZh,
  },
  en: {
    alarms: alarmsEn,
    batch: batchEn,
    batches: batchesEn,
    complaint: complaintEn,
    follow: followEn,
    frame: frameEn,
    handling: handlingEn,
    home: homeEn,
    inspections: inspectionsEn,
    ledger: ledgerEn,
    register: registerEn,
    report: reportEn,
    review: reviewEn,
    screen: screenEn,
    task: taskEn,
    todo: todoEn,
    words: wordsEn,
    workspace: workspaceEn,
  },
} as const;
