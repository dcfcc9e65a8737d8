import type { FollowTexts } from './follow-texts.ts';

/** Why a receipt opened nothing. An unknown one has one answer, whatever is wrong with it. */
export type AskFault = 'unknown' | 'offline' | 'failed' | 'too-many';

/** The same, by the status that the house answered with. */
export function askFault(status: number): AskFault {
  if (status === 404) return 'unknown';
  return status === 429 ? 'too-many' : 'failed';
}

/** Why a letter was not taken, in words, by the code of the problem. */
export function letterRefusal({ write }: FollowTexts, code: string): string {
  switch (code) {
    case 'wrong-stage':
    case 'too-many-messages':
    case 'receipt-unknown':
    case 'too-many':
      return write[code];
    default:
      return write.other;
  }
}

/** Why nothing was erased, in words, by the code of the problem. */
export function erasureRefusal({ erasure: words, write }: FollowTexts, code: string): string {
  switch (code) {
    case 'wrong-stage':
      return words.screening;
    case 'nothing-to-erase':
      return words.nothing;
    case 'receipt-unknown':
    case 'too-many':
      return write[code];
    default:
      return words.failed;
  }
}

/** Why a report was not taken back, in words, by the code of the problem. */
export function withdrawalRefusal({ withdrawal: words, write }: FollowTexts, code: string): string {
  switch (code) {
    case 'wrong-stage':
    case 'others-joined':
      return words[code];
    case 'receipt-unknown':
    case 'too-many':
      return write[code];
    default:
      return words.failed;
  }
}

/** Why a judgement of the result was not taken, in words, by the code of the problem. */
export function satisfactionRefusal(
  { satisfaction: words, write }: FollowTexts,
  code: string,
): string {
  switch (code) {
    case 'wrong-stage':
    case 'closing-past':
    case 'nothing-changed':
    case 'too-many-messages':
      return words[code];
    case 'receipt-unknown':
    case 'too-many':
      return write[code];
    default:
      return words.failed;
  }
}

/** Why it was not asked for to be taken up again, in words, by the code of the problem. */
export function reopeningRefusal({ reopening: words, write }: FollowTexts, code: string): string {
  switch (code) {
    case 'wrong-stage':
    case 'merged-into-another':
    case 'already-done':
    case 'reopenings-exhausted':
    case 'closing-past':
      return words[code];
    case 'receipt-unknown':
    case 'too-many':
      return write[code];
    default:
      return words.failed;
  }
}
