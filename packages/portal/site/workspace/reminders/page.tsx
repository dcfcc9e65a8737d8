import '../../style/stacking.css';
import { listReminders } from '@ducha/contracts';
import { Notice, Shown } from '../../shown.tsx';
import { useFilters } from '../filters.ts';
import { OneOrganisation } from '../one-organisation.tsx';
import { seesEveryOrganisation } from '../every-organisation.ts';
import { workspacePage } from '../page.tsx';
import { Pager } from '../pager.tsx';
import { usePerson } from '../person.ts';
import { useRead } from '../reads.ts';
import { reminderTexts, type ReminderTexts } from './reminder-texts.ts';
import { ReminderTable } from './table.tsx';

/** 提醒: what was sent to an organisation, or about a matter. */
export const reminders = workspacePage({ texts: reminderTexts, View: RemindersView });

function RemindersView({ texts }: { readonly texts: ReminderTexts }) {
  const person = usePerson();
  const { filters, change } = useFilters();
  const matter = matterIn(filters['matter']);
  const everywhere = seesEveryOrganisation(person, 'listReminders');
  const organisation = (everywhere ? filters['organisation'] : person.organisation) ?? '';
  return (
    <>
      <h1>{texts.title}</h1>
      <p class="soft">{texts.lead}</p>
      {matter === undefined ? null : (
        <p class="line">
          <strong>{texts.aboutMatter[matter.kind]}</strong>
          <a href={matter.kind === 'task' ? `/t/${matter.id}` : `/c/${matter.id}`}>
            {texts.toMatter[matter.kind]}
          </a>
        </p>
      )}
      {matter === undefined && everywhere ? (
        <div class="filters">
          <OneOrganisation
            label={texts.organisation}
            value={organisation}
            onChange={(chosen) => change({ organisation: chosen })}
          />
        </div>
      ) : null}
      <Sent
        texts={texts}
        asked={
          matter !== undefined
            ? { matter: `${matter.kind}:${matter.id}` }
            : organisation === ''
              ? {}
              : { organisation }
        }
        after={filters['after']}
      />
    </>
  );
}

function Sent(props: {
  readonly texts: ReminderTexts;
  readonly asked: { readonly organisation?: string; readonly matter?: string };
  readonly after: string | undefined;
}) {
  const { texts, asked, after } = props;
  const { answer, again } = useRead(listReminders, {
    query: { ...asked, ...(after === undefined ? {} : { after }) },
  });
  const none =
    'matter' in asked ? texts.noneAbout : 'organisation' in asked ? texts.none : texts.noneAtAll;
  return (
    <Shown answer={answer} again={again}>
      {(body) => (
        <>
          {body.reminders.length === 0 ? (
            <Notice>{body.next === null ? none : texts.noneHere}</Notice>
          ) : (
            <ReminderTable texts={texts} body={body} />
          )}
          <Pager next={body.next} />
        </>
      )}
    </Shown>
  );
}

/** A matter in an address, `task:<id>`; `undefined` where it is none. */
function matterIn(
  text: string | undefined,
): { readonly kind: 'complaint' | 'task'; readonly id: string } | undefined {
  const [, kind, id] = /^(complaint|task):([0-9a-hjkmnp-tv-z]{26})$/.exec(text ?? '') ?? [];
  return (kind === 'complaint' || kind === 'task') && id !== undefined ? { kind, id } : undefined;
}
