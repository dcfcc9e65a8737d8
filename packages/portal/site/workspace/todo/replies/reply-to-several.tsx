import { readComplaint, readComplaintActs, reply as endpoint } from '@ducha/contracts';
import { typedText } from '@ducha/contracts/text-form.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { longest } from '../../../api.ts';
import { beijingDay } from '../../../dates.ts';
import { SelectField, TextField } from '../../../fields.tsx';
import { ActForm } from '../../act-form.tsx';
import type { HandlingTexts } from '../../complaint/acts/handling-texts.ts';
import { contradictionsIn, missingIn } from '../../complaint/reply/reply-draft.ts';
import { OutcomeFields, ReplyFields } from '../../complaint/reply/reply-fields.tsx';
import { houseNow } from '../../house-time.ts';
import { useKeptDraft, type KeptDraft } from '../../kept-draft.ts';
import { readOnce } from '../../reads.ts';
import { Restored } from '../../restored.tsx';
import { useWords, wordOf } from '../../words.ts';
import { repliesDraft } from '../the-bulk-acts.ts';
import { overEach } from '../over-each.ts';
import type { TodoTexts } from '../todo-texts.ts';
import type { ComplaintRow } from '../use-picked.ts';
import { RepliesPreview } from './replies-preview.tsx';
import {
  carriedBy,
  isCounted,
  preparedReplies,
  resultsOfSeveral,
  severalBegun,
  severalIn,
  withOwn,
  type SeveralDraft,
  type ToReply,
} from './several-replies.ts';

interface Props {
  readonly rows: readonly ComplaintRow[];
  readonly texts: TodoTexts;
  readonly handling: HandlingTexts['reply'];
  /** They are on their way. */
  readonly begun: () => void;
  readonly close: () => void;
}

/** 批量反馈: one reply is written to several alike complaints; each is read first, as it stands now. */
export function ReplyToSeveral(props: Props) {
  const { rows, texts } = props;
  const says = texts.replies;
  const kept = useKeptDraft(repliesDraft);
  const [read, setRead] = useState<readonly ToReply[] | undefined>(undefined);
  const [round, setRound] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    let current = true;
    void overEach(rows, toReply).then((found) => current && setRead(found));
    return () => {
      current = false;
    };
  }, []);
  const restored =
    round > 0 || read === undefined || kept.found === 'looking'
      ? undefined
      : severalIn(kept.found.value, read);
  return (
    <section class="card" aria-labelledby="reply-to-several">
      <h1 ref={heading} id="reply-to-several" tabIndex={-1}>
        {says.title(rows.length)}
      </h1>
      <p>{says.alike}</p>
      <p class="soft">{says.files}</p>
      {read === undefined || kept.found === 'looking' ? (
        <p role="status">{texts.bulk.reading}</p>
      ) : read.every(({ why }) => why !== undefined) ? (
        <>
          <p role="status">{texts.bulk.nothing}</p>
          <p class="actions">
            <button type="button" class="button" onClick={props.close}>
              {says.back}
            </button>
          </p>
        </>
      ) : (
        <Form
          key={round}
          {...props}
          read={read}
          kept={kept}
          first={restored ?? severalBegun(read)}
          isRestored={restored !== undefined}
          discard={() => {
            kept.forget();
            setRound(round + 1);
          }}
        />
      )}
    </section>
  );
}

/** One of them as it stands now, and whether this person may reply to it. */
async function toReply({ line }: ComplaintRow): Promise<ToReply> {
  const { complaint, version, number, gist } = line;
  const request = { params: { complaint } };
  const [shown, acts] = await Promise.all([
    readOnce(readComplaint, request),
    readOnce(readComplaintActs, request),
  ]);
  const offered =
    acts.state === 'ready' ? acts.body.acts.find(({ act }) => act === endpoint.name) : undefined;
  if (shown.state !== 'ready' || offered === undefined) {
    return { complaint, version, number, gist, result: null, replies: [], why: 'unread' };
  }
  return { ...shown.body, why: offered.allowed ? undefined : offered.why };
}

function Form(
  props: Props & {
    readonly read: readonly ToReply[];
    readonly kept: KeptDraft;
    readonly first: SeveralDraft;
    readonly isRestored: boolean;
    readonly discard: () => void;
  },
) {
  const { read, rows, kept, texts, handling, isRestored, discard, begun, close } = props;
  const says = texts.replies;
  const { words } = useWords();
  const [draft, setDraft] = useState(props.first);
  const [isPreviewing, setIsPreviewing] = useState(false);
  const change = (next: SeveralDraft): void => {
    setDraft(next);
    kept.keep(next);
  };
  const able = read.filter(({ why }) => why === undefined);
  const carrier = able.find(({ complaint }) => complaint === draft.carrier);
  const nameOf = (row: ToReply): string => row.number ?? row.gist ?? row.complaint;
  const reference = draft.reference ?? says.proposed(carrier?.number ?? '');
  const counted = able.length > 1 && isCounted(draft, able);
  const today = beijingDay(houseNow());
  const sentences: Readonly<Partial<Record<string, string>>> = handling.missing;
  const unfinished = [
    ...missingIn(draft.reply, today, carrier?.replies).map(
      (name) => sentences[name] ?? handling.missingOutcome(wordOf(words.outcome, name)),
    ),
    ...contradictionsIn(draft.reply).map((code) => words.fault[code]),
    ...(counted && typedText(reference) === '' ? [says.noReference] : []),
  ];
  return (
    <>
      {isRestored ? <Restored texts={handling} discard={discard} /> : null}
      <ol class="preview" tabIndex={0} aria-label={says.list(read.length)}>
        {read.map((row) => (
          <li key={row.complaint}>
            <span class="number">{nameOf(row)}</span> {row.gist}
            {row.why === undefined ? null : (
              <p class="fault">
                {row.why === 'unread' ? texts.bulk.unread : wordOf(words.actRefusal, row.why)}
              </p>
            )}
            <Returned row={row} texts={texts} />
          </li>
        ))}
      </ol>
      <p class="soft small">{kept.keeps ? handling.keptHere : handling.notKept}</p>
      <ActForm
        act={{ state: 'ready' }}
        submit={says.preview}
        unfinished={unfinished}
        onSubmit={() => setIsPreviewing(true)}
        onAgain={() => undefined}
        onCancel={close}
      >
        <ReplyFields
          draft={draft.reply}
          change={(reply) => change({ ...draft, reply })}
          texts={handling}
          faultAt={() => undefined}
          may={resultsOfSeveral(able)}
          before={carrier?.replies ?? []}
        />
        {able.length < 2 ? null : (
          <fieldset class="field group">
            <legend>{says.counting}</legend>
            <p class="message mind">{says.once}</p>
            <SelectField
              label={says.carrier}
              value={draft.carrier}
              onChange={(complaint) => change(carriedBy(draft, able, complaint))}
              options={able.map((row) => ({
                value: row.complaint,
                text: [row.number, row.gist].filter((one) => one !== null).join(' · '),
              }))}
            />
            {counted ? (
              <TextField
                label={says.reference}
                hint={says.referenceHint}
                value={reference}
                most={200}
                onInput={(text) => change({ ...draft, reference: text })}
                required
              />
            ) : null}
            {able
              .filter(({ complaint }) => complaint !== draft.carrier)
              .map((row) => (
                <Own
                  key={row.complaint}
                  row={row}
                  draft={draft}
                  change={change}
                  says={says}
                  handling={handling}
                />
              ))}
          </fieldset>
        )}
      </ActForm>
      {isPreviewing ? (
        <RepliesPreview
          rows={rows}
          draft={draft.reply}
          carrier={draft.carrier}
          reference={reference}
          prepared={preparedReplies(draft, read, {
            reference,
            today,
            longest: {
              handling: longest(endpoint, '/handling'),
              accountability: longest(endpoint, '/accountability'),
            },
          })}
          nameOf={nameOf}
          texts={texts}
          handling={handling}
          begun={begun}
          close={() => setIsPreviewing(false)}
        />
      ) : null}
    </>
  );
}

/** Why the last reply to one was returned: whoever writes the next knows it. */
function Returned({ row, texts }: { readonly row: ToReply; readonly texts: TodoTexts }) {
  const { returned } = row.replies.at(-1) ?? { returned: null };
  return returned === null ? null : <p class="soft">{texts.replies.returned(returned.reason)}</p>;
}

/** One that has figures of its own besides. */
function Own(props: {
  readonly row: ToReply;
  readonly draft: SeveralDraft;
  readonly change: (draft: SeveralDraft) => void;
  readonly says: TodoTexts['replies'];
  readonly handling: HandlingTexts['reply'];
}) {
  const { row, draft, change, says, handling } = props;
  const own = draft.own[row.complaint];
  return (
    <>
      <label class="choice">
        <input
          type="checkbox"
          checked={own !== undefined}
          onChange={({ currentTarget }) => change(withOwn(draft, row, currentTarget.checked))}
        />
        <span>
          {says.own(row.number ?? '')} <span class="soft">{row.gist}</span>
        </span>
      </label>
      {own === undefined ? null : (
        <>
          <p class="hint">{says.ownHint}</p>
          <OutcomeFields
            outcomes={own}
            change={(outcomes) =>
              change({ ...draft, own: { ...draft.own, [row.complaint]: outcomes } })
            }
            texts={handling}
          />
        </>
      )}
    </>
  );
}
