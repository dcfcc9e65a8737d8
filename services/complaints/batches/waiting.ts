import * as z from 'zod/mini';
import { instant } from '@ducha/contracts';
import { wholeLedger } from '@ducha/event-log';
import type { Store } from '@ducha/lambda';
import { complaintLedgers } from '../complaint/complaint-rows.ts';

const acceptedRow = z.object({
  acceptedAt: instant,
  number: z.string(),
  mainType: z.string(),
  organisations: z.array(z.object({ organisation: z.string() })),
});

/** A complaint that could go, and what it would be named by. */
export interface Candidate {
  readonly id: string;
  readonly order: string;
  readonly mainType: string;
  readonly organisations: readonly string[];
}

/** Accepted complaints of the inspection that a batch could take, earliest number first. */
export async function waitingForBatch(
  { client, table }: Pick<Store, 'client' | 'table'>,
  { inspection, cutOff }: { readonly inspection: string; readonly cutOff?: string | undefined },
): Promise<Candidate[]> {
  const end = cutOff === undefined ? Infinity : Date.parse(cutOff);
  const inTime: Candidate[] = [];
  const ledgers = complaintLedgers(inspection, 'open');
  for (const { id, data } of await wholeLedger(client, table, { index: 'list1', ledgers })) {
    if (data['stage'] !== 'accepted') continue;
    const { acceptedAt, number, mainType, organisations } = acceptedRow.parse(data);
    if (Date.parse(acceptedAt) >= end) continue;
    const named = { mainType, organisations: organisations.map((one) => one.organisation) };
    inTime.push({ id, order: orderOf(number), ...named });
  }
  return inTime.toSorted((a, b) => (a.order < b.order ? -1 : 1));
}

/** Date and serial of a number first, then its channel. */
function orderOf(number: string): string {
  return `${number.slice(-12)}${number}`;
}
