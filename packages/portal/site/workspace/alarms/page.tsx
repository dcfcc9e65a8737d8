import '../../style/stacking.css';
import { alarmKind, listAlarms } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';
import { momentText } from '../../dates.ts';
import { SelectField } from '../../fields.tsx';
import { useLanguage } from '../../language.ts';
import { Notice, Shown } from '../../shown.tsx';
import type { alarms as chinese } from './zh.ts';
import { Unpublished } from '../due-tag.tsx';
import { dueText } from '../due-text.ts';
import { useFilters } from '../filters.ts';
import { useOrganisations } from '../organisations.ts';
import { workspacePage } from '../page.tsx';
import { Pager } from '../pager.tsx';
import { useRead } from '../reads.ts';
import { useWords } from '../words.ts';

type Texts = typeof chinese;
type Alarm = BodyOf<typeof listAlarms>['alarms'][number];

/** Alarms to the office, the newest first, each with what to do about it. */
export const alarms = workspacePage({
  texts: {
    zh: async () => (await import('./zh.ts')).alarms,
    en: async () => (await import('./en.ts')).alarms,
  },
  View: AlarmsView,
});

function AlarmsView({ texts }: { readonly texts: Texts }) {
  const { filters, change } = useFilters();
  const { after } = filters;
  const kind = alarmKind.options.find((one) => one === filters['kind']);
  const { answer, again } = useRead(listAlarms, { query: after === undefined ? {} : { after } });
  return (
    <>
      <h1>{texts.title}</h1>
      <p class="soft">{texts.lead}</p>
      <div class="filters">
        <SelectField
          label={texts.kind}
          value={kind ?? ''}
          none={texts.everyKind}
          onChange={(chosen) => change({ kind: chosen })}
          options={alarmKind.options.map((value) => ({ value, text: texts.kinds[value] }))}
        />
      </div>
      <Shown
        answer={answer}
        again={again}
        empty={{
          when: (body) => body.alarms.length === 0 && body.next === null && after === undefined,
          says: texts.none,
        }}
      >
        {(body) => {
          const shown = body.alarms.filter((one) => kind === undefined || one.kind === kind);
          return (
            <>
              {shown.length === 0 ? (
                <Notice>{body.next === null ? texts.noneSuch : texts.noneSuchHere}</Notice>
              ) : (
                <AlarmTable
                  texts={texts}
                  alarms={shown}
                  asOf={body.asOf}
                  more={body.next !== null}
                />
              )}
              <Pager next={body.next} />
            </>
          );
        }}
      </Shown>
    </>
  );
}

function AlarmTable(props: {
  readonly texts: Texts;
  readonly alarms: readonly Alarm[];
  readonly asOf: string;
  readonly more: boolean;
}) {
  const { texts, asOf, more } = props;
  const { columns } = texts;
  const { workspace } = useWords();
  const language = useLanguage();
  return (
    <div class="table-room">
      <table class="stacking">
        <caption>
          {texts.caption(props.alarms.length, more)}{' '}
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
          {props.alarms.map((one) => (
            <Row key={one.alarm} alarm={one} texts={texts} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ alarm, texts }: { readonly alarm: Alarm; readonly texts: Texts }) {
  const { words } = useWords();
  const { columns } = texts;
  const language = useLanguage();
  const { nameOf } = useOrganisations();
  const { kind, organisation, duty, number, due, at } = alarm;
  const own = encodeURIComponent(organisation);
  return (
    <tr>
      <th scope="row">
        <span class={kind === 'long-overdue' ? 'tag wrapping red' : 'tag wrapping yellow'}>
          {texts.kinds[kind]}
        </span>
        <p class="soft small plain">
          <time dateTime={at}>{momentText(language, at)}</time>
        </p>
      </th>
      <td data-label={columns.about}>
        {nameOf(organisation)} {duty === null ? null : words.duty[duty]}
        <p class="soft small plain number">
          {number} <span class="short">{texts.due(dueText(language, due))}</span>
          <Unpublished years={alarm.unpublished} />
        </p>
      </td>
      <td data-label={columns.act}>
        {texts.advice[kind]}
        <p class="line">
          <a href={`/work/duties?organisation=${own}`}>{texts.duty}</a>
          <a href={`/work/reminders?organisation=${own}`}>{texts.reminders}</a>
        </p>
      </td>
    </tr>
  );
}
