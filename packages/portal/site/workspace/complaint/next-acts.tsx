import { complaintAct, readComplaintActs, type ComplaintAct } from '@ducha/contracts';
import type { ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useFrameTexts } from '../../frame-texts.ts';
import { useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import { DueTag } from '../due-tag.tsx';
import { useActInAddress } from '../act-in-address.ts';
import { useHouseNow } from '../house-time.ts';
import type { InTurn } from '../in-turn/use-turn.ts';
import { useRead } from '../reads.ts';
import { useStaysOpen } from '../stays-open.ts';
import { WhyNot } from '../why-not.tsx';
import { useWords, wordOf } from '../words.ts';
import type { ActFormProps, ComplaintShown, OfferedAct } from './acts/act-form-of.tsx';
import { actForms } from './acts/forms.ts';
import type { ComplaintTexts } from './complaint-texts.ts';

type Allowed = Extract<OfferedAct, { allowed: true }>;
type Refused = Extract<OfferedAct, { allowed: false }>;

/** What the person may do next, the form of one of it, and why not the rest. */
export function NextActs(props: {
  readonly complaint: ComplaintShown;
  /** Told of every act that was done; undefined where the complaint was opened without a list. */
  readonly finished: InTurn['finished'] | undefined;
  readonly texts: ComplaintTexts;
}) {
  const { complaint, finished } = props;
  const { next: texts } = props.texts;
  const { words } = useWords();
  const [open, close] = useActInAddress(complaintAct.options);
  const staysOpen = useStaysOpen<Allowed>(open);
  const [done, setDone] = useState<ComplaintAct | undefined>(undefined);
  const { answer, again } = useRead(readComplaintActs, {
    params: { complaint: complaint.complaint },
  });
  useEffect(() => {
    if (open !== undefined) setDone(undefined);
  }, [open]);
  return (
    <section class="card next" aria-labelledby="next">
      <h2 id="next">{texts.heading}</h2>
      <div role="status">
        {done === undefined ? null : (
          <p class="message good">
            <span>{texts.done(wordOf(words.act, done))}</span>{' '}
            {complaint.number === null ? null : (
              <span class="number">{texts.numbered(complaint.number)}</span>
            )}
          </p>
        )}
      </div>
      <Shown answer={answer} again={again}>
        {({ acts }) => {
          const allowed = acts.filter((one): one is Allowed => one.allowed);
          const opened = staysOpen(allowed.find(({ act }) => act === open));
          return (
            <>
              <Offered complaint={complaint} allowed={allowed} open={opened?.act} texts={texts} />
              {opened === undefined ? null : (
                <OpenForm
                  key={opened.act}
                  inTurn={finished !== undefined}
                  complaint={complaint}
                  offered={opened}
                  texts={texts}
                  close={close}
                  done={() => {
                    setDone(opened.act);
                    close();
                    finished?.(opened.act);
                  }}
                />
              )}
              <WhyNot
                summary={texts.others}
                refused={acts.filter((one): one is Refused => !one.allowed)}
              />
            </>
          );
        }}
      </Shown>
    </section>
  );
}

/** The acts that move the complaint on come first, and look like it. */
const aside: readonly ComplaintAct[] = [
  'writeToComplainant',
  'settleMessages',
  'undoScreening',
  'endRectification',
  'reassign',
  'correctAcceptance',
  'withdrawComplaint',
  'linkRelapse',
  'takeBackPhotographs',
  'refuse',
  'askExtension',
  'callBack',
  'correctComplaintText',
  'eraseComplaintTexts',
];

/** Of one that was accepted no more is left of its screening than to merge it. */
function isMergerAlone(act: ComplaintAct, { stage }: ComplaintShown): boolean {
  return act === 'screenComplaint' && stage === 'accepted';
}

/** Photographs are passed on until the hand-over; then it is seldom that some still are, or others. */
function isPassingOnLate(act: ComplaintAct, { transferredAt, passedOn }: ComplaintShown): boolean {
  return act === 'passOnPhotographs' && (transferredAt !== null || passedOn.length > 0);
}

function Offered(props: {
  readonly complaint: ComplaintShown;
  readonly allowed: readonly Allowed[];
  readonly open: ComplaintAct | undefined;
  readonly texts: ComplaintTexts['next'];
}) {
  const { complaint, allowed, open, texts } = props;
  const isAside = (act: ComplaintAct): boolean =>
    aside.includes(act) || isMergerAlone(act, complaint) || isPassingOnLate(act, complaint);
  const now = useHouseNow();
  const { words } = useWords();
  const main = allowed.filter(({ act }) => !isAside(act));
  const others = allowed.filter(({ act }) => isAside(act));
  if (allowed.length === 0) return <p>{texts.nothing}</p>;
  return (
    <>
      {main.length === 0 ? <p>{texts.nothing}</p> : null}
      {open === undefined ? (
        <ul class="offered">
          {[...main, ...others].map(({ act, due, unpublished }) => (
            <li key={act}>
              {actForms[act] === undefined ? (
                <span>{texts.elsewhere(wordOf(words.act, act))}</span>
              ) : (
                <a class={isAside(act) ? 'button' : 'button primary'} href={`#act-${act}`}>
                  {isMergerAlone(act, complaint) ? texts.merge : wordOf(words.act, act)}
                </a>
              )}
              {due === null ? null : (
                <span>
                  <span class="soft small">{texts.due}</span>{' '}
                  <DueTag due={due} unpublished={unpublished} now={now} />
                </span>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

/** Whoever does these has the problem itself before their eyes. */
const quoting: readonly ComplaintAct[] = ['signIn', 'refuse', 'reply'];

/** The form of an act, on the complaint as it was when the form was opened. */
function OpenForm(props: {
  readonly complaint: ComplaintShown;
  readonly offered: Allowed;
  readonly inTurn: boolean;
  readonly texts: ComplaintTexts['next'];
  readonly close: () => void;
  readonly done: () => void;
}) {
  const { offered, texts, close, done } = props;
  const [complaint] = useState(props.complaint);
  const language = useLanguage();
  const { words } = useWords();
  const { states } = useFrameTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  const [form, setForm] = useState<{ Form: ComponentType<ActFormProps> } | 'failed' | undefined>(
    undefined,
  );
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let current = true;
    const fetchForm = async (): Promise<void> => {
      try {
        const loader = await actForms[offered.act]?.();
        const Form = await loader?.(language);
        if (current) setForm(Form === undefined ? 'failed' : { Form });
      } catch {
        if (current) setForm('failed');
      }
    };
    void fetchForm();
    return () => {
      current = false;
    };
  }, [offered.act, language, turn]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    // In a turn, what is told of it above stays in sight where there is room for both.
    heading.current?.scrollIntoView({ block: props.inTurn ? 'nearest' : 'start' });
  }, []);
  return (
    <div class="act-form">
      <h3 ref={heading} tabIndex={-1}>
        {isMergerAlone(offered.act, complaint) ? texts.merge : wordOf(words.act, offered.act)}
      </h3>
      {quoting.includes(offered.act) && complaint.clearedText !== null ? (
        <blockquote class="said">{complaint.clearedText}</blockquote>
      ) : null}
      {form === undefined ? <p role="status">{texts.waiting}</p> : null}
      {form === 'failed' ? (
        <div class="state failed" role="alert">
          <p>{navigator.onLine ? states.failed : states.offline}</p>
          <button type="button" class="button" onClick={() => setTurn(turn + 1)}>
            {states.again}
          </button>
        </div>
      ) : null}
      {typeof form === 'object' ? (
        <form.Form
          complaint={complaint}
          version={complaint.version}
          offered={offered}
          done={done}
          close={close}
        />
      ) : null}
    </div>
  );
}
