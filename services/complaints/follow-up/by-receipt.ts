import { isRejection, type Rejection } from '@ducha/event-log';
import type { Complaint } from '../complaint/complaint-state.ts';
import type { ComplaintsService } from '../service.ts';
import { followUp } from './follow-up.ts';

/** Why a receipt opens nothing. */
export function ofReceipt({ stage }: Complaint): Rejection | undefined {
  return stage === 'none' ? { rejected: 'receipt-unknown' } : undefined;
}

/** The answer of what a complainant did. */
export async function followed(
  service: ComplaintsService,
  { now }: { readonly now: string },
  id: string,
  { state, version }: { readonly state: Complaint; readonly version: number },
) {
  const shown = await followUp(service, id, state, now);
  return isRejection(shown) ? shown : { body: shown, version };
}
