import type { z } from 'zod/mini';
import type { NoteRef, readInspection } from '@ducha/contracts';
import { ref } from '@ducha/event-log';
import type { Store } from '@ducha/lambda';
import { erasableTexts } from '../erasure/erasing.ts';
import { approverOf } from '../planning/approval.ts';
import { handOversStream } from '../hand-overs/hand-overs-fold.ts';
import type { Inspection } from './inspection-state.ts';

/** What every endpoint of one inspection answers. */
export interface InspectionAnswer {
  readonly body: z.infer<(typeof readInspection)['answer']>;
  readonly version: number;
}

/**
 * An inspection as its endpoints answer it, with its version as the ETag. Why somebody left the team, or
 * joined it, is told to the office and those who approve, not to the team.
 */
export async function inspectionAnswer(
  { log, notes }: Store,
  {
    id,
    state,
    version,
  }: { readonly id: string; readonly state: Inspection; readonly version: number },
  { asTeam }: { readonly asTeam: boolean },
): Promise<InspectionAnswer> {
  const told = asTeam ? [] : state.teamChanges.map(({ reason }) => reason);
  const [handedOver, texts] = await Promise.all([
    log.load(ref(handOversStream, id)),
    notes.openAll([
      ...(state.reason === null ? [] : [state.reason]),
      ...state.moves.map(({ reason }) => reason),
      ...told,
    ]),
  ]);
  const text = (one: NoteRef | null): string | null => {
    const opened = one === null ? undefined : texts.get(one.note);
    return opened?.state === 'open' ? opened.text : null;
  };
  const {
    team,
    submittedBy: _,
    held: __,
    vettings: ___,
    erased: ____,
    decisions: _____,
    endedAt: ______,
    putOffOn: _______,
    ...facts
  } = state;
  return {
    version,
    body: {
      ...facts,
      inspection: id,
      version,
      approver: approverOf(state),
      targets: [...state.targets],
      reason: text(state.reason),
      moves: state.moves.map((one) => ({ ...one, reason: text(one.reason) })),
      team:
        team === null
          ? null
          : { leader: team.leader, deputies: [...team.deputies], members: [...team.members] },
      teamChanges: state.teamChanges.map(({ on, left, joined, reason }) => ({
        on,
        left: [...left],
        joined: [...joined],
        reason: asTeam ? null : text(reason),
      })),
      handedOver: {
        batches: handedOver.state.batches.length,
        complaints: handedOver.state.complaints,
        keyAttention: handedOver.state.keyAttention,
      },
      erasable: erasableTexts(state),
      erasures: state.erasures.map((one) => ({ ...one })),
    },
  };
}
