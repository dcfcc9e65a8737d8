import { useEffect, useRef } from 'preact/hooks';
import { DueTag } from '../../due-tag.tsx';
import { useHouseNow } from '../../house-time.ts';
import { useWords, wordOf } from '../../words.ts';
import type { HandlingTexts } from '../../complaint/acts/handling-texts.ts';
import { Outcomes } from '../../complaint/outcomes.tsx';
import { countsIn, type ReplyDraft } from '../../complaint/reply/reply-draft.ts';
import { beginReplies } from '../the-bulk-acts.ts';
import type { TodoTexts } from '../todo-texts.ts';
import type { ComplaintRow } from '../use-picked.ts';
import { ReplyText } from './reply-text.tsx';
import type { PreparedReply, ReplyFault, ToReply } from './several-replies.ts';

/** Each of several replies before they are sent: the words once, then what each complaint has of its own. */
export function RepliesPreview(props: {
  readonly rows: readonly ComplaintRow[];
  readonly draft: ReplyDraft;
  readonly carrier: string;
  readonly reference: string;
  readonly prepared: readonly PreparedReply[];
  readonly nameOf: (row: ToReply) => string;
  readonly texts: TodoTexts;
  readonly handling: HandlingTexts['reply'];
  readonly begun: () => void;
  readonly close: () => void;
}) {
  const { rows, draft, carrier, reference, prepared, nameOf, texts, handling, begun, close } =
    props;
  const { words } = useWords();
  const now = useHouseNow();
  const says = texts.replies;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const carrying = prepared.find(({ row }) => row.complaint === carrier);
  // What the others say of the figures would not be so.
  const cannot = carrying?.body === undefined && prepared.some(({ refers }) => refers);
  const going = cannot ? [] : prepared.filter(({ body }) => body !== undefined);
  const sentence = (fault: ReplyFault): string => faultText(fault, { texts, handling, words });
  return (
    <dialog ref={dialog} aria-labelledby="replies-preview" onClose={close}>
      <h2 id="replies-preview">{texts.bulk.reply.title}</h2>
      <p role="status">
        {going.length === 0 ? texts.bulk.nothing : texts.bulk.reply.lead(going.length)}
      </p>
      {cannot && carrying !== undefined ? (
        <p class="message bad">{says.carrierCannot(nameOf(carrying.row))}</p>
      ) : null}
      <details open>
        <summary>{says.words}</summary>
        <ReplyText reply={draft} texts={handling} />
        {prepared.some(({ refers }) => refers) ? (
          <dl class="facts stacked">
            <dt>{says.reference}</dt>
            <dd class="said">{reference}</dd>
          </dl>
        ) : null}
      </details>
      <ol class="preview" tabIndex={0} aria-label={texts.bulk.reply.lead(rows.length)}>
        {prepared.map(({ row, draft: own, refers, faults, alike }) => {
          const line = rows.find(({ id }) => id === row.complaint);
          return (
            <li key={row.complaint}>
              <span class="number">{nameOf(row)}</span>{' '}
              {line?.due === undefined || line.due === null ? null : (
                <DueTag due={line.due} unpublished={line.unpublished} now={now} />
              )}
              {row.gist === null ? null : (
                <p>
                  <strong>{row.gist}</strong>
                </p>
              )}
              {faults.length > 0 ? (
                faults.map((fault) => (
                  <p key={sentence(fault)} class="fault">
                    {sentence(fault)}
                  </p>
                ))
              ) : (
                <>
                  <p class="reply-line">
                    {wordOf(words.verdict, own.verdict)} · {wordOf(words.result, own.result)}
                  </p>
                  <Outcomes outcomes={countsIn(own.outcomes)} none={says.noFigures} />
                  {refers && carrying !== undefined ? (
                    <p class="soft">{says.refers(nameOf(carrying.row))}</p>
                  ) : null}
                  {alike === undefined ? null : (
                    <p class="message mind">{says.sameFigures(nameOf(alike))}</p>
                  )}
                </>
              )}
            </li>
          );
        })}
      </ol>
      <div class="message mind">
        <p>{texts.bulk.reply.law}</p>
      </div>
      <p class="actions">
        {going.length === 0 ? null : (
          <button
            type="button"
            class="button primary"
            onClick={() => {
              beginReplies(
                going.flatMap(({ row: { complaint, number, version }, draft: own, body, refers }) =>
                  body === undefined
                    ? []
                    : [
                        {
                          act: 'reply',
                          complaint,
                          number,
                          version,
                          body,
                          draft: own,
                          after: refers ? carrier : undefined,
                        },
                      ],
                ),
              );
              dialog.current?.close();
              begun();
            }}
          >
            {texts.bulk.reply.submit(going.length)}
          </button>
        )}
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {says.mend}
        </button>
      </p>
    </dialog>
  );
}

/** Why one of them cannot go, in a sentence. */
function faultText(
  fault: ReplyFault,
  {
    texts,
    handling,
    words,
  }: {
    readonly texts: TodoTexts;
    readonly handling: HandlingTexts['reply'];
    readonly words: ReturnType<typeof useWords>['words'];
  },
): string {
  switch (fault.kind) {
    case 'act':
      return fault.why === 'unread' ? texts.bulk.unread : wordOf(words.actRefusal, fault.why);
    case 'result':
      return handling[fault.why];
    case 'missing': {
      const sentences: Readonly<Partial<Record<string, string>>> = handling.missing;
      return fault.name === 'lessReason'
        ? texts.replies.lesser
        : (sentences[fault.name] ?? handling.missingOutcome(wordOf(words.outcome, fault.name)));
    }
    case 'contradiction':
      return words.fault[fault.code];
    case 'too-long':
      return texts.replies.tooLong(handling[fault.name]);
  }
}
