import { batch as batchEn } from '@ducha/portal/texts/en/batch.ts';
import { follow as followEn } from '@ducha/portal/texts/en/follow.ts';
import { frame as frameEn } from '@ducha/portal/texts/en/frame.ts';
import { home as homeEn } from '@ducha/portal/texts/en/home.ts';
import { report as reportEn } from '@ducha/portal/texts/en/report.ts';
import { words as wordsEn } from '@ducha/portal/texts/en/words.ts';
import { batches as batchesEn } from '@ducha/portal/texts/en/work-batches.ts';
import { complaint as complaintEn } from '@ducha/portal/texts/en/work-complaint.ts';
import { handling as handlingEn } from '@ducha/portal/texts/en/work-handling.ts';
import { inspections as inspectionsEn } from '@ducha/portal/texts/en/work-inspections.ts';
import { register as registerEn } from '@ducha/portal/texts/en/work-register.ts';
import { review as reviewEn } from '@ducha/portal/texts/en/work-review.ts';
import { screen as screenEn } from '@ducha/portal/texts/en/work-screen.ts';
import { task as taskEn } from '@ducha/portal/texts/en/work-task.ts';
import { workspace as workspaceEn } from '@ducha/portal/texts/en/workspace.ts';
import { batch as batchZh } from '@ducha/portal/texts/zh/batch.ts';
import { follow as followZh } from '@ducha/portal/texts/zh/follow.ts';
import { frame as frameZh } from '@ducha/portal/texts/zh/frame.ts';
import { home as homeZh } from '@ducha/portal/texts/zh/home.ts';
import { report as reportZh } from '@ducha/portal/texts/zh/report.ts';
import { words as wordsZh } from '@ducha/portal/texts/zh/words.ts';
import { batches as batchesZh } from '@ducha/portal/texts/zh/work-batches.ts';
import { complaint as complaintZh } from '@ducha/portal/texts/zh/work-complaint.ts';
import { handling as handlingZh } from '@ducha/portal/texts/zh/work-handling.ts';
import { inspections as inspectionsZh } from '@ducha/portal/texts/zh/work-inspections.ts';
import { register as registerZh } from '@ducha/portal/texts/zh/work-register.ts';
import { review as reviewZh } from '@ducha/portal/texts/zh/work-review.ts';
import { screen as screenZh } from '@ducha/portal/texts/zh/work-screen.ts';
import { task as taskZh } from '@ducha/portal/texts/zh/work-task.ts';
import { workspace as workspaceZh } from '@ducha/portal/texts/zh/workspace.ts';

/** What stands on the pages, as their own catalogue says it: a visit reads in either language. */
export const catalogue = {
  zh: {
    batch: batchZh,
    batches: batchesZh,
    complaint: complaintZh,
    follow: followZh,
    frame: frameZh,
    handling: handlingZh,
    home: homeZh,
    inspections: inspectionsZh,
    register: registerZh,
    report: reportZh,
    review: reviewZh,
    screen: screenZh,
    task: taskZh,
    words: wordsZh,
    workspace: workspaceZh,
  },
  en: {
    batch: batchEn,
    batches: batchesEn,
    complaint: complaintEn,
    follow: followEn,
    frame: frameEn,
    handling: handlingEn,
    home: homeEn,
    inspections: inspectionsEn,
    register: registerEn,
    report: reportEn,
    review: reviewEn,
    screen: screenEn,
    task: taskEn,
    words: wordsEn,
    workspace: workspaceEn,
  },
} as const;
