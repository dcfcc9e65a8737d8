import { readComplaint } from '@ducha/contracts';
import { useRoute } from 'preact-iso';
import { Shown } from '../../shown.tsx';
import { useRead } from '../reads.ts';
import { mayUse, usePerson } from '../person.ts';
import { useWords, wordOf } from '../words.ts';
import type { ComplaintShown } from './acts/act-form-of.tsx';
import type { ComplaintTexts } from './complaint-texts.ts';
import { Facts } from './facts.tsx';
import { DueTag } from '../due-tag.tsx';
import { useHouseNow } from '../house-time.ts';
import { useTurn, type InTurn } from '../in-turn/use-turn.ts';
import { WayBack } from '../in-turn/way-back.tsx';
import { useOrganisations } from '../organisations.ts';
import { LookAtComplaint } from './look.tsx';
import { Messages } from './messages.tsx';
import { NextActs } from './next-acts.tsx';
import { Parts } from './parts.tsx';
import { Extensions } from './extensions.tsx';
import { Rechecks } from './rechecks.tsx';
import { PassedOnPhotographs } from './passing-on/passed-on.tsx';
import { Refusals } from './refusals.tsx';
import { Reminders } from './reminders.tsx';
import { Reopenings } from './reopenings.tsx';
import { Replies } from './replies.tsx';
import { Timeline } from './timeline.tsx';

export function ComplaintView({ texts }: { readonly texts: ComplaintTexts }) {
  const { params } = useRoute();
  const { complaint = '' } = params;
  const { answer, again } = useRead(readComplaint, { params: { complaint } });
  const turn = useTurn({ kind: 'complaint', id: complaint });
  return (
    <>
      <WayBack turn={turn} otherwise={{ address: '/todo', nav: 'todo' }} />
      {answer.state === 'ready' ? null : <h1>{texts.title}</h1>}
      <Shown answer={answer} again={again}>
        {(body) => (
          <Whole key={body.complaint} complaint={body} finished={turn?.finished} texts={texts} />
        )}
      </Shown>
    </>
  );
}

function Whole(props: {
  readonly complaint: ComplaintShown;
  readonly finished: InTurn['finished'] | undefined;
  readonly texts: ComplaintTexts;
}) {
  const { complaint, finished, texts } = props;
  const person = usePerson();
  const mayLook = mayUse(person, 'lookAtComplaint');
  return (
    <>
      <Heading complaint={complaint} texts={texts} />
      <div class="beside">
        <div>
          <NextActs complaint={complaint} finished={finished} texts={texts} />
          <Facts complaint={complaint} texts={texts}>
            {mayLook ? <LookAtComplaint complaint={complaint.complaint} texts={texts} /> : null}
          </Facts>
          <PassedOnPhotographs complaint={complaint} texts={texts} />
          <Parts complaint={complaint} texts={texts} />
          <Refusals complaint={complaint} texts={texts} />
          <Extensions complaint={complaint} texts={texts} />
          <Reopenings complaint={complaint} texts={texts} />
          <Rechecks complaint={complaint} texts={texts} />
          <Replies complaint={complaint} texts={texts} />
          <Messages complaint={complaint} texts={texts} />
        </div>
        <div>
          {mayUse(person, 'readComplaintTimeline') ? (
            <Timeline complaint={complaint.complaint} texts={texts} />
          ) : null}
          {mayUse(person, 'listReminders') ? (
            <Reminders complaint={complaint.complaint} texts={texts} />
          ) : null}
        </div>
      </div>
    </>
  );
}

function Heading({
  complaint,
  texts,
}: {
  readonly complaint: ComplaintShown;
  readonly texts: ComplaintTexts;
}) {
  const { words } = useWords();
  const { nameOf } = useOrganisations();
  const now = useHouseNow();
  const { replyDue, replyDate, stage, gist, parts } = complaint;
  const lead = parts.find(({ role }) => role === 'lead')?.organisation;
  const over = ['closed', 'staged', 'withdrawn'].includes(stage);
  return (
    <div class="case-head">
      <div class="heading-row">
        <h1 class="number">{complaint.number ?? texts.unnumbered}</h1>
        <span class="tag blue">{wordOf(words.stage, complaint.stage)}</span>
        {complaint.keyAttention ? <span class="tag red">* {texts.keyAttention}</span> : null}
      </div>
      {gist === null && lead === undefined ? null : (
        <p class="case-gist">
          {replyDue === null || over ? null : (
            <DueTag due={replyDue} unpublished={replyDate?.unpublished ?? []} now={now} />
          )}
          <span>
            {[lead === undefined ? null : nameOf(lead), gist]
              .filter((one) => one !== null)
              .join(' · ')}
          </span>
        </p>
      )}
    </div>
  );
}
