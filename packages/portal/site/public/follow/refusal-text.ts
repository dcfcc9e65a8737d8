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
export function withdrawalRefusal({ withdrawal, write }: FollowTexts, code: string): string {
  return inWords(withdrawal, ['wrong-stage', 'others-joined'], { write, code });
}

/** Why a judgement of the result was not taken, in words, by the code of the problem. */
export function satisfactionRefusal({ satisfaction, write }: FollowTexts, code: string): string {
  const own = ['wrong-stage', 'closing-past', 'nothing-changed', 'too-many-messages'] as const;
  return inWords(satisfaction, own, { write, code });
}

/** Why it was not asked for to be taken up again, in words, by the code of the problem. */
export function reopeningRefusal({ reopening, write }: FollowTexts, code: string): string {
  const own = [
    'wrong-stage',
    'merged-into-another',
    'already-done',
    'reopenings-exhausted',
    'closing-past',
  ] as const;
  return inWords(reopening, own, { write, code });
}

/** The words of what one did, for the codes that it has words of its own for; else those of every receipt, or that it failed. */
function inWords<Code extends string>(
  words: Readonly<Record<Code | 'failed', string>>,
  own: readonly Code[],
  { write, code }: Pick<FollowTexts, 'write'> & { readonly code: string },
): string {
  const known = own.find((one) => one === code);
  if (known !== undefined) return words[known];
  return code === 'receipt-unknown' || code === 'too-many' ? write[code] : words.failed;
}
