import type { Field } from '../changed-fields.ts';
import type { ComplaintShown } from './acts/act-form-of.tsx';
import { momentText } from '../../dates.ts';
import { dueText } from '../due-text.ts';
import type { Language } from '../../language.ts';
import { wordOf, type WordsOf } from '../words.ts';

/** What a complaint says, field by field, in words: for telling two versions of it apart. */
export function fieldsOfComplaint(
  complaint: ComplaintShown,
  say: {
    readonly words: WordsOf['words'];
    readonly labels: WordsOf['workspace']['conflict']['complaint'];
    readonly language: Language;
    readonly nameOf: (organisation: string) => string;
    readonly typeOf: (type: string) => string;
  },
): readonly Field[] {
  const { words, labels, language, nameOf, typeOf } = say;
  const { number, mainType, gist, clearedText, mergedInto, replyDue, result, batch } = complaint;
  const lastReply = complaint.replies.at(-1);
  const lastRefusal = complaint.refusals.at(-1);
  const field = (label: string, text: string | null | undefined): Field[] =>
    text === null || text === undefined || text === '' ? [] : [{ label, text }];
  return [
    ...field(labels.stage, wordOf(words.stage, complaint.stage)),
    ...field(labels.number, number),
    ...field(labels.mainType, mainType === null ? null : typeOf(mainType)),
    ...field(labels.keyAttention, complaint.keyAttention ? labels.yes : labels.no),
    ...field(labels.gist, gist),
    ...field(labels.clearedText, clearedText),
    ...field(labels.mergedInto, mergedInto),
    ...field(labels.batch, batch),
    ...field(labels.replyDue, replyDue === null ? null : dueText(language, replyDue)),
    ...complaint.parts.flatMap(({ organisation, role, signedInAt }) =>
      field(
        labels.part(nameOf(organisation)),
        `${wordOf(words.assignment, role)} · ${
          signedInAt === null
            ? labels.notSignedIn
            : labels.signedIn(momentText(language, signedInAt))
        }`,
      ),
    ),
    ...field(
      labels.refusals,
      lastRefusal === undefined
        ? null
        : `${nameOf(lastRefusal.organisation)} · ${wordOf(words.refusal, lastRefusal.decision ?? 'open')}`,
    ),
    ...field(
      labels.reply,
      lastReply === undefined
        ? null
        : labels.replyRound(lastReply.round, wordOf(words.replyState, lastReply.state)),
    ),
    ...field(labels.result, result === null ? null : wordOf(words.result, result)),
    ...field(
      labels.messages,
      complaint.messages.length === 0 ? null : String(complaint.messages.length),
    ),
  ];
}
