import type { Rejection } from '@ducha/event-log';
import { stageAfterMove, type ComplaintMove, type ComplaintStage } from './complaint-stage.ts';

/** Why a move cannot be made from a stage; undefined when it can. */
export function refusedMove(stage: ComplaintStage, move: ComplaintMove): Rejection | undefined {
  if (stage === 'none') return { rejected: 'not-found' };
  return stageAfterMove(stage, move) === undefined ? { rejected: 'wrong-stage' } : undefined;
}

/** A rejection that names one place of the body. */
export function fault(rejected: string, field: string, detail: string): Rejection {
  return { rejected, faults: [faultAt(rejected, field, detail)] };
}

/** A day later than that of the whole 反馈总时限, which nobody moves. */
export function beyondOuter(field: string): Rejection {
  return {
    rejected: 'dates-impossible',
    faults: [faultAt('beyond-outer', field, 'It is later than the whole may take')],
  };
}

/** A fault at one place of the body. */
export function faultAt(code: string, field: string, detail: string) {
  return { pointer: `#/${field}`, code, detail };
}
