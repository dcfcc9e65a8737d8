import type { z } from 'zod/mini';
import { beijingDate, type LocalDate } from '@ducha/calendar';
import { listPublicInspections } from '@ducha/contracts';
import { listPages, readList, type Listed, type ListQuery } from '@ducha/event-log';
import { route, type Route, type Store } from '@ducha/lambda';
import { announcementList } from '../announcements/announcement-rows.ts';
import { lettersList, stationedList, inspectionRow } from './inspection-rows.ts';

type Views = Pick<Store, 'client' | 'table'>;
type Open = z.output<typeof listPublicInspections.answer>['inspections'][number];

const pageSize = 200;

/** Where citizens can complain now, or where letters that they have posted still count. */
export function publicInspectionsRoute(views: Views): Route {
  return route(listPublicInspections, async ({ now }) => {
    const today = beijingDate(now);
    const [onSite, ended] = await Promise.all([
      wholeList(views, { lists: [stationedList] }),
      // The order begins with the last day for letters: those of today come after `today` itself.
      wholeList(views, { lists: [lettersList], after: today }),
    ]);
    const rows = [...onSite, ...ended].map(inspectionRow).filter(({ from }) => from <= today);
    const inspections = await Promise.all(rows.map((row) => shown(views, row, today)));
    return { body: { asOf: now, inspections } };
  });
}

async function wholeList(
  { client, table }: Views,
  query: Pick<ListQuery, 'lists' | 'after'>,
): Promise<Listed[]> {
  const rows: Listed[] = [];
  const pages = listPages(client, table, { ...query, index: 'list2', limit: pageSize });
  for await (const page of pages) rows.push(...page);
  return rows;
}

async function shown(
  views: Views,
  row: ReturnType<typeof inspectionRow>,
  today: LocalDate,
): Promise<Open> {
  const { inspection, kind, level, stage, targets, from, until, complaintsTakenUntil } = row;
  return {
    inspection,
    kind,
    level,
    targets,
    from,
    until,
    state: stage === 'stationed' && today <= until ? 'stationed' : 'letters-only',
    complaintsTakenUntil,
    announcement: await newestAnnouncement(views, inspection),
  };
}

/** The newest 进驻公告 of an inspection that stands. */
async function newestAnnouncement(
  { client, table }: Views,
  inspection: string,
): Promise<string | null> {
  const { rows } = await readList(client, table, {
    index: 'list2',
    lists: [announcementList({ kind: 'stationing', inspection })],
    limit: 1,
    backward: true,
  });
  return rows[0]?.id ?? null;
}
