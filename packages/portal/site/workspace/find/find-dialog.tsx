import { findComplaints, readTaskLedger } from '@ducha/contracts';
import type { ComponentType } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { TextField } from '../../fields.tsx';
import type { Language } from '../../language.ts';
import { Numbered } from '../complaints/numbered.tsx';
import { useComplaintKind, useComplaintsAtHand } from '../complaints/use-complaints.ts';
import type { complaints as complaintTexts } from '../complaints/zh.ts';
import { useHouseNow } from '../house-time.ts';
import { useInspections } from '../inspections-known.ts';
import { askedIn } from '../ledger/asked.ts';
import { filtered } from '../ledger/filter.ts';
import { searchIndex, searchWords } from '../ledger/folded.ts';
import type { Followed } from '../ledger/follow.ts';
import type { LedgerKind } from '../ledger/ledger-kind.ts';
import { ordered } from '../ledger/ordered.ts';
import { mayUse, usePerson } from '../person.ts';
import { useTaskKind, useTaskRows } from '../tasks/use-tasks.ts';
import type { tasks as taskTexts } from '../tasks/zh.ts';
import type { find } from './zh.ts';

/** How many of each are shown; the ledger has the rest. */
const most = 6;

interface Texts {
  readonly find: typeof find;
  readonly complaints: typeof complaintTexts;
  readonly tasks: typeof taskTexts;
}

/** The dialog in a language, with its words. */
export async function findDialog(
  language: Language,
): Promise<ComponentType<{ readonly close: () => void }>> {
  const [own, complaints, tasks] =
    language === 'zh'
      ? await Promise.all([
          import('./zh.ts'),
          import('../complaints/zh.ts'),
          import('../tasks/zh.ts'),
        ])
      : await Promise.all([
          import('./en.ts'),
          import('../complaints/en.ts'),
          import('../tasks/en.ts'),
        ]);
  const texts = { ...own, ...complaints, ...tasks };
  return ({ close }) => <FindDialog texts={texts} close={close} />;
}

function FindDialog(props: { readonly texts: Texts; readonly close: () => void }) {
  const { texts, close } = props;
  const { find: says } = texts;
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const person = usePerson();
  const { url } = useLocation();
  const now = useHouseNow();
  const inspections = useInspections();
  const complaints = useComplaintsAtHand();
  const { mayRead: mayComplaints, ofInspection, inspection } = complaints;
  const mayTasks = mayUse(person, readTaskLedger.name);
  const tasks = useTaskRows(mayTasks);
  const first = useRef(url);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    // Something was opened: it is in sight behind the dialog.
    if (url !== first.current) close();
  }, [url]);
  const found = [
    {
      title: says.complaints,
      path: '/work/complaints',
      ...useFound(complaints.followed, useComplaintKind(texts.complaints), typed, now),
    },
    {
      title: says.tasks,
      path: '/work/tasks',
      ...useFound(tasks.followed, useTaskKind(texts.tasks), typed, now),
    },
  ];
  const isAsked = searchWords(typed).length > 0;
  const count = found.reduce((sum, one) => sum + one.count, 0);
  // Without an inspection there are no complaints to wait for.
  const isNone = ofInspection && inspections.answer.state === 'ready' && inspection === undefined;
  const asked = [
    ...(mayComplaints && !isNone ? [complaints.followed] : []),
    ...(mayTasks ? [tasks.followed] : []),
  ];
  const isFailed = asked.some(
    ({ standing }) => standing === 'unanswered' || standing === 'offline',
  );
  const isReading = asked.some(({ standing }) => standing === 'asked');
  return (
    <dialog ref={dialog} class="find" aria-labelledby="find-title" onClose={close}>
      <h2 id="find-title">{says.title}</h2>
      <TextField label={says.label} type="search" value={typed} onInput={setTyped} most={80} />
      {ofInspection && inspection !== undefined ? (
        <p class="soft small">{says.of(inspections.nameOfId(inspection))}</p>
      ) : null}
      <p role="status">
        {isFailed ? says.failed : isAsked ? (isReading ? says.reading : says.found(count)) : null}
      </p>
      {found.map(({ title, path: ledger, rows, count: all }) =>
        !isAsked || rows.length === 0 ? null : (
          <section key={ledger} aria-label={title}>
            <h3>{title}</h3>
            <ul class="plain-list">
              {rows.map(({ href, gist, about }) => (
                <li key={href}>
                  <a href={href}>{gist}</a>
                  <br />
                  <span class="soft small number">{about}</span>
                </li>
              ))}
            </ul>
            {all > rows.length ? (
              <p>
                <a href={`${ledger}?q=${encodeURIComponent(typed)}`}>{says.all(all)}</a>
              </p>
            ) : null}
          </section>
        ),
      )}
      {mayUse(person, findComplaints.name) && !isReading ? (
        <Numbered
          typed={typed}
          inSight={found.flatMap(({ rows }) => rows.map(({ id }) => id))}
          texts={texts.complaints}
        />
      ) : null}
      <form method="dialog" class="actions">
        <button class="button">{says.close}</button>
      </form>
    </dialog>
  );
}

/** The first rows of a ledger that hold what is typed, and how many there are. */
function useFound<Row extends object>(
  { held }: Followed<Row>,
  kind: LedgerKind<Row>,
  typed: string,
  now: string,
) {
  const indexed = useMemo(() => searchIndex(kind.searchedOf), [kind]);
  const inOrder = useMemo(() => ordered(held.rows, kind.usualOrder, kind), [held.rows, kind]);
  return useMemo(() => {
    const asked = { ...askedIn({}, kind), typed };
    const rows = filtered(inOrder, asked, { kind, indexed, now });
    return {
      count: rows.length,
      rows: rows.slice(0, most).map((row) => ({
        id: kind.identity.idOf(row),
        href: kind.hrefOf(row),
        gist: kind.gistOf(row),
        about: kind.aboutOf(row, now).join(' · '),
      })),
    };
  }, [inOrder, kind, typed, now]);
}
