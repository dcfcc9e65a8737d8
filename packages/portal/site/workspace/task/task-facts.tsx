import type { ComponentChildren } from 'preact';
import { dayText, momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { useComplaintTypes } from '../complaint-types.ts';
import { dueText } from '../due-text.ts';
import { endOfBeijingDay } from '@ducha/contracts/beijing-day.ts';
import { useHouseNow } from '../house-time.ts';
import { useOrganisations } from '../organisations.ts';
import { mayUse, usePerson } from '../person.ts';
import { useWords, wordOf } from '../words.ts';
import { DeadlineTag } from './deadline-tag.tsx';
import { nameOfText } from './own-texts.ts';
import type { TaskShown, TaskTexts } from './task-texts.ts';

/** What is to be put right, to what end and how; who does it, and until when. */
export function TaskFacts({
  task,
  texts: whole,
}: {
  readonly task: TaskShown;
  readonly texts: TaskTexts;
}) {
  const { facts: texts } = whole;
  return (
    <section class="card" aria-labelledby="facts">
      <h2 id="facts">{texts.problem}</h2>
      <Text text={task.problem} texts={texts} />
      <h3>{texts.goal}</h3>
      <Text text={task.goal} texts={texts} />
      <h3>{texts.measures}</h3>
      <Text text={task.measures} texts={texts} />
      <h3>{texts.heading}</h3>
      <Codes task={task} texts={texts} />
      <Changed task={task} texts={whole} />
    </section>
  );
}

function Text(props: { readonly text: string | null; readonly texts: TaskTexts['facts'] }) {
  const { text, texts } = props;
  return text === null ? <p class="soft">{texts.erased}</p> : <p class="said">{text}</p>;
}

function Codes({ task, texts }: { readonly task: TaskShown; readonly texts: TaskTexts['facts'] }) {
  const { words } = useWords();
  const language = useLanguage();
  const now = useHouseNow();
  const person = usePerson();
  const { nameOf } = useOrganisations();
  const { complaint, complaintNumber, assisting, finishedOn, ended, deadline } = task;
  return (
    <dl class="facts">
      <Fact name={texts.deadline}>
        {finishedOn === null && ended === null ? (
          <DeadlineTag day={deadline} unpublished={task.deadlineUnpublished} now={now} />
        ) : (
          dueText(language, endOfBeijingDay(deadline))
        )}
      </Fact>
      <Fact name={texts.deadlineKind}>{words.deadlineKind[task.deadlineKind]}</Fact>
      {finishedOn === null ? null : (
        <Fact name={texts.finishedOn}>{dayText(language, finishedOn)}</Fact>
      )}
      {ended === null ? null : (
        <Fact name={texts.ended}>
          {words.rectificationEndReason[ended.reason]} · {dayText(language, ended.on)}
        </Fact>
      )}
      <Fact name={texts.lead}>{nameOf(task.lead)}</Fact>
      <Fact name={texts.assisting}>
        {assisting.length === 0 ? texts.nobody : assisting.map(nameOf).join(texts.comma)}
      </Fact>
      <Fact name={texts.accepting}>{nameOf(task.accepting)}</Fact>
      {mayUse(person, 'listComplaintTypes') ? (
        <Fact name={texts.type}>
          <TypeName code={task.mainType} />
        </Fact>
      ) : null}
      <Fact name={texts.source}>{words.taskSource[task.source]}</Fact>
      {complaint === null ? null : (
        <Fact name={texts.complaint}>
          {mayUse(person, 'readComplaint') ? (
            <a class="number" href={`/c/${complaint}`}>
              {complaintNumber ?? complaint}
            </a>
          ) : (
            complaintNumber
          )}
        </Fact>
      )}
    </dl>
  );
}

/** What was corrected, and what was erased. */
function Changed({ task, texts }: { readonly task: TaskShown; readonly texts: TaskTexts }) {
  const { facts } = texts;
  const { words } = useWords();
  const language = useLanguage();
  const { corrections, erasures } = task;
  if (corrections.length + erasures.length === 0) return null;
  return (
    <dl class="facts">
      {corrections.map(({ text, at, keptOld }) => (
        <Fact key={`${text} ${at}`} name={facts.corrected}>
          {nameOfText(text, texts)} · {momentText(language, at)} ·{' '}
          {keptOld ? facts.oldKept : facts.oldErased}
        </Fact>
      ))}
      {erasures.map(({ texts: erased, cause, ground, at }) => (
        <Fact key={at} name={facts.wasErased}>
          {erased.map((text) => nameOfText(text, texts)).join(facts.comma)} ·{' '}
          {ground === null
            ? wordOf(words.erasureCause, cause)
            : wordOf(words.erasureGround, ground)}{' '}
          · {momentText(language, at)}
        </Fact>
      ))}
    </dl>
  );
}

/** Some who see a task may not read the names of types. */
function TypeName({ code }: { readonly code: string }) {
  const { nameOf } = useComplaintTypes();
  return <>{nameOf(code)}</>;
}

function Fact(props: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </>
  );
}
