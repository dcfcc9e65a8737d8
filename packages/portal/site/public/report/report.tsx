import { useEffect, useRef } from 'preact/hooks';
import { CheckStep } from './check-step.tsx';
import { ConfirmedButton } from './confirmed-button.tsx';
import { isUntouched } from './draft.ts';
import { PhotographsStep } from './photographs-step.tsx';
import { ReachStep } from './reach-step.tsx';
import { Receipt } from './receipt.tsx';
import './report.css';
import type { ReportTexts } from './said.ts';
import { steps } from './faults.ts';
import { Closed, Elsewhere, FinishedElsewhere, TakenOtherwise, Unanswered } from './standstill.tsx';
import { useReport, type ReportPage } from './use-report.ts';
import { WhatStep } from './what-step.tsx';

/** The page of a report: what stands in its way, or the step that it is at, or its receipt. */
export function Report({ texts }: { readonly texts: ReportTexts }) {
  const page = useReport();
  const { sending, held, taking, lists } = page;
  const { is } = sending;
  const isFirst = page.step === 'what' && is === 'idle';
  return (
    <article class="report">
      <h1>{texts.title}</h1>
      {isFirst ? <p>{texts.lead}</p> : null}
      {is === 'received' ? (
        <Receipt texts={texts} received={sending.receipt} />
      ) : is === 'sent-elsewhere' ? (
        <FinishedElsewhere texts={texts} />
      ) : is === 'unanswered' || is === 'later' || (is === 'sending' && sending.again) ? (
        <Unanswered
          texts={texts}
          isSending={is === 'sending'}
          isSlow={is === 'sending' && sending.slow}
          isLater={is === 'later'}
          isOffline={page.isOffline}
          again={() => void page.again()}
          abandon={() => void page.abandon()}
        />
      ) : is === 'taken-otherwise' ? (
        <TakenOtherwise texts={texts} anew={page.anew} />
      ) : held.holding === 'elsewhere' ? (
        <Elsewhere texts={texts} take={held.take} />
      ) : taking?.length === 0 ? (
        <Closed
          texts={texts}
          inspections={
            lists.inspections.state === 'ready' ? lists.inspections.body.inspections : []
          }
          hasDraft={held.isKept && !isUntouched(held.draft)}
        />
      ) : (
        <Steps texts={texts} page={page} />
      )}
    </article>
  );
}

interface Part {
  readonly texts: ReportTexts;
  readonly page: ReportPage;
}

function Steps({ texts, page }: Part) {
  const { step, held, sending } = page;
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const seen = useRef(step);
  useEffect(() => {
    if (seen.current === step) return;
    seen.current = step;
    heading.current?.focus();
    scrollTo(0, 0);
  }, [step]);
  useEffect(() => {
    if (page.attention === 0) return;
    const wrong =
      form.current?.querySelector('[aria-invalid="true"], [data-invalid="true"]') ??
      form.current?.querySelector('.message.bad');
    if (wrong instanceof HTMLElement) wrong.focus();
  }, [page.attention]);
  const place = steps.indexOf(step) + 1;
  const name = texts.steps[step];
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (step === 'check') void page.send();
        else page.next();
      }}
    >
      <Line texts={texts} page={page} />
      <h2 ref={heading} tabIndex={-1}>
        {step === 'check' ? name : texts.stepOf(place, name)}
      </h2>
      {page.isOffline ? <p class="message mind">{texts.offline}</p> : null}
      <p role="status" class={held.note === undefined ? undefined : 'message good'}>
        {held.note === undefined ? '' : texts.draft[held.note]}
      </p>
      <Said texts={texts} page={page} />
      <fieldset class="field" disabled={held.holding === 'opening'}>
        <StepShown texts={texts} page={page} />
      </fieldset>
      <div class="actions">
        <button
          class="button primary"
          disabled={held.holding === 'opening'}
          aria-disabled={sending.is === 'sending'}
        >
          {step !== 'check'
            ? texts.next
            : sending.is === 'sending'
              ? texts.check.sending
              : texts.check.send}
        </button>
        {step === 'what' ? null : (
          <button type="button" class="button" onClick={page.back}>
            {texts.back}
          </button>
        )}
      </div>
      <p role="status">{sending.is === 'sending' && sending.slow ? texts.check.slow : ''}</p>
      <Keeping texts={texts} page={page} />
    </form>
  );
}

function StepShown({ texts, page }: Part) {
  const { step, held, faults, contact, lists, photographs } = page;
  const { draft } = held;
  switch (step) {
    case 'what':
      return (
        <WhatStep
          texts={texts}
          draft={draft}
          lists={lists}
          faults={faults}
          change={page.change}
          position={page.position}
          tellPosition={page.tellPosition}
        />
      );
    case 'photographs':
      return <PhotographsStep texts={texts} photographs={photographs} faults={faults} />;
    case 'reach':
      return (
        <ReachStep
          texts={texts}
          reach={draft.reach}
          contact={contact}
          isLost={page.isContactLost}
          faults={faults}
          choose={(reach) => page.change({ reach })}
          fill={page.fill}
        />
      );
    case 'check':
      return (
        <CheckStep
          texts={texts}
          draft={draft}
          contact={contact}
          lists={lists}
          shown={photographs.shown}
          position={page.position}
          faults={faults}
          go={page.go}
        />
      );
  }
}

/** The three steps and the check, and where one is. */
function Line({ texts, page }: Part) {
  const now = steps.indexOf(page.step);
  return (
    <ol class="steps" aria-hidden="true">
      {steps.map((step, place) => (
        <li key={step} class={place < now ? 'done' : place === now ? 'now' : ''}>
          {texts.steps[step]}
        </li>
      ))}
    </ol>
  );
}

/** What was wrong with it, in a sentence; the fields say the rest. */
function Said({ texts, page }: Part) {
  const { faults, refusal } = page;
  if (refusal === undefined && Object.keys(faults).length === 0) return null;
  return (
    <p class="message bad" role="alert" tabIndex={-1}>
      {refusal === undefined ? texts.faults.summary : texts.refused[refusal]}
    </p>
  );
}

/** What the device keeps, and how to be rid of it. */
function Keeping({ texts, page }: Part) {
  const { held } = page;
  const { draft: words } = texts;
  if (held.holding === 'opening') return null;
  return (
    <div class="keeping soft small">
      <p>{held.isKept ? words.kept : words.unkept}</p>
      {isUntouched(held.draft) || !held.isKept ? null : (
        <ConfirmedButton
          label={words.forget}
          sure={words.sure}
          yes={words.yes}
          no={words.no}
          do={() => void page.forget()}
        />
      )}
    </div>
  );
}
