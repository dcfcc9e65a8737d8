import { reply as endpoint, requestReplyEvidence } from '@ducha/contracts';
import { useEffect, useState } from 'preact/hooks';
import { call } from '../../../api.ts';
import { beijingDay } from '../../../dates.ts';
import { ActForm } from '../../act-form.tsx';
import { EvidenceField } from '../../evidence/evidence-field.tsx';
import { putIn, type PutEvidence } from '../../evidence/put-evidence.ts';
import { putOf, useEvidence, type Announce } from '../../evidence/use-evidence.ts';
import { useFaults } from '../../faults.ts';
import { houseNow } from '../../house-time.ts';
import { Restored } from '../../restored.tsx';
import { useKeptDraft, type KeptDraft } from '../../kept-draft.ts';
import { accessToken } from '../../session.ts';
import { useWords, wordOf } from '../../words.ts';
import { actFormOf, type ActFormProps } from '../acts/act-form-of.tsx';
import { handlingTexts, type HandlingTexts } from '../acts/handling-texts.ts';
import {
  contradictionsIn,
  missingIn,
  nextReply,
  replyBody,
  replyIn,
  replyOf,
  resultsOffered,
  type ReplyDraft,
} from './reply-draft.ts';
import { ReplyFields } from './reply-fields.tsx';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';

/** 办理反馈: the leading organisation says what was found and done. */
export const reply = actFormOf({ texts: handlingTexts, View: Reply });

type Props = ActFormProps & { readonly texts: HandlingTexts };

/** How many files a reply takes. */
const most = 20;

/** First what was begun and not sent. */
function Reply(props: Props) {
  const kept = useKeptDraft(`reply/${props.complaint.complaint}`);
  const [round, setRound] = useState(0);
  if (kept.found === 'looking') return null;
  const { value } = kept.found;
  const restored = round === 0 ? replyIn(value) : undefined;
  const last = props.complaint.replies.at(-1);
  const returned = last?.state === 'returned' ? last : undefined;
  return (
    <ReplyForm
      key={round}
      {...props}
      kept={kept}
      first={
        restored ??
        (returned === undefined ? nextReply(props.complaint.replies) : replyOf(returned))
      }
      evidence={restored === undefined ? [] : putIn(value)}
      begun={restored !== undefined ? 'restored' : returned !== undefined ? 'returned' : 'new'}
      discard={() => {
        kept.forget();
        setRound(round + 1);
      }}
    />
  );
}

function ReplyForm(
  props: Props & {
    readonly kept: KeptDraft;
    readonly first: ReplyDraft;
    readonly evidence: readonly PutEvidence[];
    readonly begun: 'restored' | 'returned' | 'new';
    readonly discard: () => void;
  },
) {
  const { complaint, kept, begun, discard } = props;
  const { reply: texts } = props.texts;
  const { words, workspace } = useWords();
  const [draft, setDraft] = useState(props.first);
  const evidence = useEvidence(
    complaint.complaint,
    announceFor(complaint.complaint),
    props.evidence,
  );
  const { act, send, again, conflict } = useComplaintAct(endpoint, {
    ...props,
    done: () => {
      kept.forget();
      props.done();
    },
  });
  const faultAt = useFaults(act);
  const put = putOf(evidence.items);
  const reopening = complaint.reopenings.at(-1);
  const missing = missingIn(draft, beijingDay(houseNow()), complaint.replies);
  const sentences: Readonly<Partial<Record<string, string>>> = texts.missing;
  const unfinished = [
    ...missing.map((name) => sentences[name] ?? texts.missingOutcome(wordOf(words.outcome, name))),
    ...contradictionsIn(draft).map((code) => words.fault[code]),
    ...(put.length < evidence.items.length ? [workspace.evidence.unfinished] : []),
  ];
  const written = JSON.stringify({ ...draft, evidence: put });
  const [unchanged] = useState(written);
  useEffect(() => {
    if (written !== unchanged) kept.keep(JSON.parse(written));
  }, [written]);
  return (
    <>
      {begun === 'restored' ? <Restored texts={texts} discard={discard} /> : null}
      {begun === 'returned' ? (
        <div class="message mind">
          <p>{texts.returned}</p>
          <p class="said">{complaint.replies.at(-1)?.returned?.reason}</p>
        </div>
      ) : null}
      {reopening?.decision === 'granted' ? (
        <div class="message mind">
          <p>{texts.reopened}</p>
          <p class="said">{reopening.reason}</p>
        </div>
      ) : null}
      <p class="soft small">{kept.keeps ? texts.keptHere : texts.notKept}</p>
      <ActForm
        act={act}
        submit={texts.submit}
        unfinished={unfinished}
        onSubmit={() => {
          const body = replyBody(
            draft,
            put.map((one) => one.evidence),
            complaint.replies,
          );
          if (body !== undefined) send(body);
        }}
        onAgain={again}
        onCancel={props.close}
        conflict={conflict}
      >
        <ReplyFields
          draft={draft}
          change={setDraft}
          texts={texts}
          faultAt={faultAt}
          may={resultsOffered(complaint)}
          before={complaint.replies}
        />
        <EvidenceField evidence={evidence} most={most} fault={faultAt('/evidence')} />
      </ActForm>
    </>
  );
}

function announceFor(complaint: string): Announce {
  return async (body, idempotencyKey) => {
    const token = await accessToken();
    return call(requestReplyEvidence, {
      params: { complaint },
      body,
      idempotencyKey,
      ...(token === undefined ? {} : { token }),
    });
  };
}
