import { inspectionAct, readInspectionActs, type InspectionAct } from '@ducha/contracts';
import type { ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Shown } from '../../shown.tsx';
import { useActInAddress } from '../act-in-address.ts';
import { DueTag } from '../due-tag.tsx';
import { useHouseNow } from '../house-time.ts';
import type { InTurn } from '../in-turn/use-turn.ts';
import { useRead } from '../reads.ts';
import { useStaysOpen } from '../stays-open.ts';
import { WhyNot } from '../why-not.tsx';
import { useWords } from '../words.ts';
import { ChangeTeamForm } from './acts/change-team.tsx';
import { CloseStationingForm } from './acts/close-stationing.tsx';
import { DecideForm } from './acts/decide.tsx';
import { EndForm } from './acts/end.tsx';
import { EraseForm } from './acts/erase.tsx';
import { OpenStationingForm } from './acts/open-stationing.tsx';
import { PrepareForm } from './acts/prepare.tsx';
import { RescheduleForm } from './acts/reschedule.tsx';
import { SubmitForm } from './acts/submit.tsx';
import type { InspectionActProps, InspectionShown, InspectionTexts } from './inspection-shown.ts';

const forms: Readonly<Record<InspectionAct, ComponentType<InspectionActProps>>> = {
  submitInspection: SubmitForm,
  decideInspection: DecideForm,
  rescheduleInspection: RescheduleForm,
  prepareInspection: PrepareForm,
  changeTeam: ChangeTeamForm,
  openStationing: OpenStationingForm,
  closeStationing: CloseStationingForm,
  endInspection: EndForm,
  eraseInspectionTexts: EraseForm,
};

/** What ends something, or is rarely done though it may be at almost any time: never the first thing to press. */
const aside: readonly InspectionAct[] = [
  'closeStationing',
  'endInspection',
  'eraseInspectionTexts',
];

/** What the person may do next with an inspection, and why not the rest. */
export function InspectionActs(props: {
  readonly texts: InspectionTexts;
  readonly inspection: InspectionShown;
  /** Told of every act that was done; undefined where the inspection was opened without a list. */
  readonly finished: InTurn['finished'] | undefined;
}) {
  const { texts, inspection, finished } = props;
  const { words } = useWords();
  const now = useHouseNow();
  const [open, close] = useActInAddress(inspectionAct.options);
  const staysOpen = useStaysOpen<InspectionAct>(open);
  const [done, setDone] = useState<InspectionAct | undefined>(undefined);
  useEffect(() => {
    if (open !== undefined) setDone(undefined);
  }, [open]);
  const { answer, again } = useRead(readInspectionActs, {
    params: { inspection: inspection.inspection },
  });
  return (
    <section class="card" aria-labelledby="next">
      <h2 id="next">{texts.next.title}</h2>
      <div role="status">
        {done === undefined ? null : <p class="message good">{texts.next.done(words.act[done])}</p>}
      </div>
      <Shown answer={answer} again={again}>
        {({ acts }) => {
          const may = acts.flatMap((one) => (one.allowed ? [one] : []));
          const isAside = ({ act }: { readonly act: InspectionAct }): boolean =>
            aside.includes(act);
          const allowed = [...may.filter((one) => !isAside(one)), ...may.filter(isAside)];
          const refused = acts.flatMap((one) => (one.allowed ? [] : [one]));
          const Form = staysOpen(allowed.find(({ act }) => act === open)?.act);
          return (
            <>
              {allowed.length === 0 ? <p class="soft">{texts.next.nothing}</p> : null}
              {Form === undefined ? (
                <p class="actions">
                  {allowed.map(({ act, due, unpublished }) => (
                    <span key={act}>
                      <a
                        class={aside.includes(act) ? 'button' : 'button primary'}
                        href={`#act-${act}`}
                      >
                        {words.act[act]}
                      </a>{' '}
                      {due === null ? null : (
                        <DueTag due={due} unpublished={unpublished} now={now} />
                      )}
                    </span>
                  ))}
                </p>
              ) : (
                <OpenForm
                  key={Form}
                  act={Form}
                  texts={texts}
                  inspection={inspection}
                  close={close}
                  done={() => {
                    setDone(Form);
                    close();
                    finished?.(Form);
                  }}
                />
              )}
              <WhyNot summary={texts.next.whyNot} refused={refused} open={allowed.length === 0} />
            </>
          );
        }}
      </Shown>
    </section>
  );
}

function OpenForm(props: InspectionActProps & { readonly act: InspectionAct }) {
  const { act, ...given } = props;
  const { words } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const Form = forms[act];
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        {words.act[act]}
      </h3>
      <Form {...given} />
    </>
  );
}
