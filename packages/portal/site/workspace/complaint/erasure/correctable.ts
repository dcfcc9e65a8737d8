import { correctableText, type CorrectableText } from '@ducha/contracts';
import type { ComplaintShown } from '../acts/act-form-of.tsx';

/** The texts of a complaint that can be corrected, as they stand now. */
export function correctable(
  complaint: ComplaintShown,
): readonly { readonly text: CorrectableText; readonly now: string }[] {
  const confirmed = complaint.replies.findLast(({ cleared }) => cleared !== null);
  const { problem, findings, handling, goal, accountability } = confirmed?.cleared ?? {};
  const measures = confirmed?.result === 'staged' ? confirmed.plan?.measures : undefined;
  const standing = {
    'cleared-text': complaint.clearedText,
    gist: complaint.gist,
    explanation: complaint.declined?.explanation,
    problem,
    findings,
    handling,
    goal,
    accountability,
    measures,
  } as const satisfies Readonly<Record<CorrectableText, string | null | undefined>>;
  return correctableText.options.flatMap((text) => {
    const now = standing[text];
    return now === null || now === undefined ? [] : [{ text, now }];
  });
}
