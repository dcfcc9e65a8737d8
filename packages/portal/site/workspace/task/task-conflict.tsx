import { readTask, readTaskActs, readTaskTimeline, type TaskAct } from '@ducha/contracts';
import { useEffect } from 'preact/hooks';
import { dayText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import { changedFields, type Field } from '../changed-fields.ts';
import { Conflict } from '../conflict.tsx';
import { useOrganisations } from '../organisations.ts';
import { mayUse, usePerson } from '../person.ts';
import { useRead } from '../reads.ts';
import { dueText } from '../due-text.ts';
import { endOfBeijingDay } from '@ducha/contracts/beijing-day.ts';
import { useWords, wordOf } from '../words.ts';
import type { TaskShown, TaskTexts } from './task-texts.ts';

/** A task that someone else has changed: read anew, and told apart from what the person saw. */
export function TaskConflict(props: {
  readonly act: TaskAct;
  /** As the person saw it when they began. */
  readonly seen: TaskShown;
  readonly texts: TaskTexts;
  readonly onNewest: (newest: TaskShown) => void;
  readonly onGiveUp: () => void;
}) {
  const { act, seen, texts } = props;
  const { words, workspace } = useWords();
  const person = usePerson();
  const fieldsOf = useFieldsOfTask(texts);
  const mayReadTimeline = mayUse(person, 'readTaskTimeline');
  const one = { params: { task: seen.task } };
  const task = useRead(readTask, one);
  const acts = useRead(readTaskActs, one);
  const timeline = useRead(readTaskTimeline, mayReadTimeline ? one : undefined);
  const again = (): void => {
    task.again();
    acts.again();
    if (mayReadTimeline) timeline.again();
  };
  // What is kept was read before the conflict.
  useEffect(again, []);
  const offered =
    acts.answer.state === 'ready'
      ? acts.answer.body.acts.find((each) => each.act === act)
      : undefined;
  return (
    <Shown answer={task.answer} again={again}>
      {(newest) => (
        <Conflict
          doing={words.act[act]}
          seen={seen.version}
          newest={newest.version}
          since={
            timeline.answer.state === 'ready'
              ? timeline.answer.body.commits.filter(({ version }) => version > seen.version)
              : null
          }
          changed={changedFields(fieldsOf(seen), fieldsOf(newest))}
          impossible={
            offered?.allowed === false
              ? workspace.conflict.impossible(wordOf(words.actRefusal, offered.why))
              : undefined
          }
          onNewest={() => props.onNewest(newest)}
          onGiveUp={props.onGiveUp}
        />
      )}
    </Shown>
  );
}

/** What a task says, field by field, in words. */
function useFieldsOfTask({ conflict: labels, post, facts }: TaskTexts) {
  const { words } = useWords();
  const language = useLanguage();
  const { nameOf } = useOrganisations();
  return (task: TaskShown): readonly Field[] => {
    const latest = task.progress.at(-1);
    return [
      { label: labels.status, text: words.taskStatus[task.status] },
      { label: labels.deadline, text: dueText(language, endOfBeijingDay(task.deadline)) },
      { label: labels.deadlineKind, text: words.deadlineKind[task.deadlineKind] },
      { label: labels.assisting, text: task.assisting.map(nameOf).join(facts.comma) },
      { label: labels.accepting, text: nameOf(task.accepting) },
      { label: labels.updates, text: String(task.progress.length) },
      ...(latest === undefined
        ? []
        : [
            {
              label: labels.latest,
              text: `${nameOf(latest.organisation)} · ${post.words[latest.word]}\n${latest.text ?? facts.erased}`,
            },
          ]),
      ...(task.finishedOn === null
        ? []
        : [{ label: labels.finishedOn, text: dayText(language, task.finishedOn) }]),
    ];
  };
}
