import type { z } from 'zod/mini';
import type { readInspection } from '@ducha/contracts';
import { ref } from '@ducha/event-log';
import type { Store } from '@ducha/lambda';
import { approverOf } from '../planning/approval.ts';
import { handOversStream } from '../hand-overs/hand-overs-fold.ts';
import type { Inspection } from './inspection-state.ts';

/** What every endpoint of one inspection answers. */
export interface InspectionAnswer {
  readonly body: z.infer<(typeof readInspection)['answer']>;
  readonly version: number;
}

/** An inspection as its endpoints answer it, with its version as the ETag. */
export async function inspectionAnswer(
  { log, notes }: Store,
  id: string,
  state: Inspection,
  version: number,
): Promise<InspectionAnswer> {
  const [handedOver, reason] = await Promise.all([
    log.load(ref(handOversStream, id)),
    state.reason === null ? null : notes.open(state.reason),
  ]);
  const { team, submittedBy: _, held: __, ...facts } = state;
  return {
    version,
    body: {
      ...facts,
      inspection: id,
      version,
      approver: approverOf(state),
      targets: [...state.targets],
      reason: reason?.state === 'open' ? reason.text : null,
      team:
        team === null
          ? null
          : { leader: team.leader, deputies: [...team.deputies], members: [...team.members] },
      handedOver: {
        batches: handedOver.state.batches.length,
        complaints: handedOver.state.complaints,
        keyAttention: handedOver.state.keyAttention,
      },
    },
  };
}
