import '../../style/stacking.css';
import { alarmKind, handleAlarm, listAlarms } from '@ducha/contracts';
import { useRef, useState } from 'preact/hooks';
import { momentText } from '../../dates.ts';
import { SelectField } from '../../fields.tsx';
import { useLanguage } from '../../language.ts';
import { Notice, Shown } from '../../shown.tsx';
import { Unpublished } from '../due-tag.tsx';
import { dueText } from '../due-text.ts';
import { useFilters } from '../filters.ts';
import { useOrganisations } from '../organisations.ts';
import { workspacePage } from '../page.tsx';
import { mayUse, usePerson } from '../person.ts';
import { changed } from '../reads.ts';
import { useWords, wordOf } from '../words.ts';
import { groupsOf, type AlarmGroup } from './grouped.ts';
import { useAlarms } from './use-alarms.ts';
import { useHandled } from './use-handled.ts';
import type { alarms as chinese } from './zh.ts';

type Texts = typeof chinese;

/** Alarms to the office, a row for each cause at an organisation, with what to do about it. */
export const alarms = workspacePage({
  texts: {
    zh: async () => (await import('./zh.ts')).alarms,
    en: async () => (await import('./en.ts')).alarms,
  },
  View: AlarmsView,
});

function AlarmsView({ texts }: { readonly texts: Texts }) {
  const { filters, change } = useFilters();
  const kind = alarmKind.options.find((one) => one === filters['kind']);
  const { answer, again } = useAlarms(true);
  const told = useRef<HTMLDivElement>(null);
  const [done, setDone] = useState<string | undefined>(undefined);
  return (
    <>
      <h1>{texts.title}</h1>
      <p class="soft">{texts.lead}</p>
      <div role="status" ref={told} tabIndex={-1}>
        {done === undefined ? null : <p class="message good">{done}</p>}
      </div>
      <Shown
        answer={answer}
        again={again}
        empty={{ when: (body) => body.alarms.length === 0, says: texts.none }}
      >
        {(body) => {
          const groups = groupsOf(body.alarms);
          const shown = groups.filter((one) => kind === undefined || one.kind === kind);
          const many = (of: string): number => groups.filter((one) => one.kind === of).length;
          return (
            <>
              <div class="filters">
                <SelectField
                  label={texts.kind}
                  value={kind ?? ''}
                  none={texts.everyKind}
                  onChange={(chosen) => change({ kind: chosen })}
                  options={alarmKind.options
                    .filter((value) => value === kind || many(value) > 0)
                    .map((value) => ({ value, text: `${texts.kinds[value]} · ${many(value)}` }))}
                />
              </div>
              {shown.length === 0 ? (
                <Notice>{texts.noneSuch}</Notice>
              ) : (
                <AlarmTable
                  texts={texts}
                  groups={shown}
                  asOf={body.asOf}
                  handled={(sentence) => {
                    changed(listAlarms);
                    setDone(sentence);
                    told.current?.focus();
                  }}
                />
              )}
            </>
          );
        }}
      </Shown>
    </>
  );
}

function AlarmTable(props: {
  readonly texts: Texts;
  readonly groups: readonly AlarmGroup[];
  readonly asOf: string;
  readonly handled: (sentence: string) => void;
}) {
  const { texts, asOf, groups } = props;
  const { columns } = texts;
  const { workspace } = useWords();
  const language = useLanguage();
  return (
    <div class="table-room">
      <table class="stacking">
        <caption>
          {texts.caption(groups.length)}{' '}
          <span class="soft small">{workspace.list.asOf(momentText(language, asOf))}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{columns.kind}</th>
            <th scope="col">{columns.about}</th>
            <th scope="col">{columns.act}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((one) => (
            <Row
              key={`${one.kind} ${one.organisation}`}
              group={one}
              texts={texts}
              handled={props.handled}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** So many matters are named in a row; of the others, how many they are. */
const named = 3;

function Row(props: {
  readonly group: AlarmGroup;
  readonly texts: Texts;
  readonly handled: (sentence: string) => void;
}) {
  const { group, texts } = props;
  const { words } = useWords();
  const { columns } = texts;
  const person = usePerson();
  const language = useLanguage();
  const { nameOf } = useOrganisations();
  const { kind, organisation, duties, alarms: all, matters, since } = group;
  const what = organisation === null ? texts.provider : nameOf(organisation);
  const { handled, send } = useHandled(() => props.handled(texts.handled(what, texts.kinds[kind])));
  const own = encodeURIComponent(organisation ?? '');
  return (
    <tr>
      <th scope="row">
        <span class={kind === 'long-overdue' ? 'tag wrapping red' : 'tag wrapping yellow'}>
          {texts.kinds[kind]}
        </span>
        <p class="soft small plain">
          {texts.since} <time dateTime={since}>{momentText(language, since)}</time>
        </p>
      </th>
      <td data-label={columns.about}>
        <strong>{what}</strong>{' '}
        {organisation === null ? null : duties.map((duty) => words.duty[duty]).join(texts.comma)}
        {matters.slice(0, named).map(({ number, due, unpublished }) => (
          <p key={`${number} ${due}`} class="soft small plain number">
            {number} <span class="short">{texts.due(dueText(language, due))}</span>
            <Unpublished years={unpublished} />
          </p>
        ))}
        {matters.length > named ? (
          <p class="soft small plain">{texts.others(matters.length - named)}</p>
        ) : null}
      </td>
      <td data-label={columns.act}>
        {texts.advice[kind]}
        <p class="line">
          {organisation === null ? null : (
            <>
              <a href={`/work/duties?organisation=${own}`}>{texts.duty}</a>
              <a href={`/work/reminders?organisation=${own}`}>{texts.reminders}</a>
            </>
          )}
          {mayUse(person, handleAlarm.name) ? (
            <button
              type="button"
              class="button small"
              aria-label={texts.handle(what, texts.kinds[kind])}
              aria-disabled={handled === 'sending'}
              onClick={() => send(all)}
            >
              {handled === 'unanswered' ? texts.again : texts.mark}
            </button>
          ) : null}
        </p>
        {handled === 'unanswered' ? (
          <p class="fault" role="alert">
            {texts.unanswered}
          </p>
        ) : null}
        {typeof handled === 'object' ? (
          <p class="fault" role="alert">
            {wordOf(words.problem, handled.refused)}
          </p>
        ) : null}
      </td>
    </tr>
  );
}
