import * as z from 'zod';
import {
  assignment,
  batchId,
  complaintNumber,
  instant,
  listCode,
  localDate,
  note,
  opaqueId,
  organisationCode,
} from '../code.ts';
import { event } from '../event.ts';

/** A batch's list is fixed: each complaint on it is now asked whether it can go. */
export const batchClosed = event(
  'batch.closed.v1',
  z.strictObject({
    batch: batchId,
    inspection: opaqueId,
    closedOn: localDate,
    complaints: z.array(opaqueId).min(1).max(3_000),
  }),
);

/** 交办: the complaint was handed to its organisations; `cleared` is its text as cleared for them. */
export const complaintTransferred = event(
  'complaint.transferred.v1',
  z.strictObject({
    complaint: opaqueId,
    inspection: opaqueId,
    batch: batchId,
    number: complaintNumber,
    assignments: z.array(assignment).min(1).max(20),
    mainType: listCode,
    keyAttention: z.boolean(),
    cleared: note,
    signInDue: instant,
    replyDue: instant,
  }),
);

/** 阶段性办结 was confirmed: what is left becomes a rectification task, by its dated plan. */
export const complaintStaged = event(
  'complaint.staged.v1',
  z.strictObject({
    complaint: opaqueId,
    inspection: opaqueId,
    number: complaintNumber,
    lead: organisationCode,
    assisting: z.array(organisationCode).max(20),
    mainType: listCode,
    /** 问题, 整改目标, 整改措施: cleared texts. */
    problem: note,
    goal: note,
    measures: note,
    deadline: localDate,
  }),
);
