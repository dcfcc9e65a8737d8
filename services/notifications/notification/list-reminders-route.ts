import * as z from 'zod/mini';
import {
  listReminders,
  sentReminder,
  unpublishedYears,
  type Relation,
  type SentReminder,
} from '@ducha/contracts';
import { isRejection, readList, type Listed, type ListIndex, type Page } from '@ducha/event-log';
import { anyone, isRecused, route, type Route, type Store } from '@ducha/lambda';
import { recusedFrom } from '../ladder/parties.ts';
import { matterList } from '../notices/notice-rows.ts';
import { noticeList, organisationList, wholeLists } from './notification-rows.ts';

type Views = Pick<Store, 'client' | 'table'>;

/** A row of before it was kept says nothing of it. */
const firm = z._default(unpublishedYears, []);

/** What a notice said of a matter. */
const noticeRow = z.object({
  notice: z.string(),
  ...z.pick(sentReminder, { number: true, act: true, due: true, step: true }).shape,
  unpublished: firm,
});
const messageRow = z.object({
  ...z.omit(sentReminder, { notification: true, step: true }).shape,
  unpublished: firm,
});
const pageSize = 50;
/** A notice goes to three duties by two channels at most. */
const messagesOfNotice = 6;

/**
 * What was sent about a matter, to an organisation, or to all of those whose messages somebody may read: from the
 * views, without any address.
 */
export function listRemindersRoute(views: Views): Route {
  return route(listReminders, async (request) => {
    const { query, person } = request;
    const { matter, organisation, after } = query;
    const everywhere = request.permit(anyone);
    const isOwn = organisation === undefined || organisation === person?.organisation;
    const own = request.permit(new Set<Relation>(isOwn ? ['own-organisation'] : []));
    if (isRejection(everywhere) && isRejection(own)) return own;
    const to = organisation ?? (isRejection(everywhere) ? (person?.organisation ?? '') : undefined);
    const page =
      matter === undefined
        ? await sentTo(views, to, after)
        : await aboutMatter(views, matter, after);
    // Others that have a part in the same matter are none of an organisation's business; and whoever is of one
    // that has a part, be it that it only assists, is recused 回避 in whatever other role.
    const recused = isRejection(everywhere)
      ? new Set<string>()
      : await recusedFrom(
          views,
          person,
          page.reminders.map(({ number }) => number),
        );
    const reminders = page.reminders.filter((each) => {
      const ofOwn = !isRejection(own) && each.organisation === person?.organisation;
      const asOffice = !isRejection(everywhere) && !isRecused(person, [each.organisation]);
      return ofOwn || (asOffice && !recused.has(each.number));
    });
    return { body: { reminders, next: page.next ?? null, asOf: request.now } };
  });
}

interface Sent extends Pick<Page, 'next'> {
  readonly reminders: SentReminder[];
}

/** What was sent to an organisation; where none is named, to whomever. */
async function sentTo(
  views: Views,
  organisation: string | undefined,
  after: string | undefined,
): Promise<Sent> {
  const { rows, ...more } =
    organisation === undefined
      ? await list(views, 'list3', wholeLists(), after)
      : await list(views, 'list1', [organisationList(organisation)], after);
  return { ...more, reminders: rows.map((row) => ({ ...message(row), step: null })) };
}

/** The notices that speak of a matter lead to their messages, and know what they said of it. */
async function aboutMatter(views: Views, matter: string, after: string | undefined): Promise<Sent> {
  const [kind = '', id = ''] = matter.split(':');
  const { rows, ...more } = await list(views, 'list2', [matterList(kind, id)], after);
  const reminders = await Promise.all(
    rows.map(async ({ data }) => {
      const { notice, ...said } = noticeRow.parse(data);
      const sent = await list(views, 'list2', [noticeList(notice)], undefined, messagesOfNotice);
      return sent.rows.map((row) => ({ ...message(row), ...said }));
    }),
  );
  return { ...more, reminders: reminders.flat() };
}

async function list(
  { client, table }: Views,
  index: ListIndex,
  lists: readonly string[],
  after: string | undefined,
  limit = pageSize,
): Promise<Page> {
  return readList(client, table, {
    index,
    lists,
    limit,
    backward: true,
    ...(after === undefined ? {} : { after }),
  });
}

function message({ id, data }: Listed): Omit<SentReminder, 'step'> {
  return { notification: id, ...messageRow.parse(data) };
}
