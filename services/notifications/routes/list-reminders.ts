import * as z from 'zod';
import { listReminders, sentReminder, type SentReminder } from '@ducha/contracts';
import { isRejection, readList, type Listed, type Page } from '@ducha/event-log';
import { route, type Route, type Store } from '@ducha/lambda';
import { matterList, noticeList, organisationList } from '../projections.ts';
import { relationTo } from './duty-holding.ts';

type Views = Pick<Store, 'client' | 'table'>;

const noticeRow = z.object({ notice: z.string() });
const pageSize = 50;
/** A notice goes to three duties by two channels at most. */
const messagesOfNotice = 6;

/** What was sent about a matter, or to an organisation: from the views, without any address. */
export function listRemindersRoute(views: Views): Route {
  return route(listReminders, async (request) => {
    const { query, person } = request;
    const { matter, organisation, after } = query;
    const everywhere = request.permit(new Set());
    const own = request.permit(relationTo(person, organisation ?? person?.organisation ?? ''));
    if (isRejection(everywhere) && isRejection(own)) return own;
    const page =
      matter === undefined
        ? await list(views, 'list1', organisationList(organisation ?? ''), after)
        : await aboutMatter(views, matter, after);
    const reminders = page.rows
      .map(reminderOf)
      // Others that have a part in the same matter are none of an organisation's business.
      .filter((each) => !isRejection(everywhere) || each.organisation === person?.organisation);
    return { body: { reminders, next: page.next ?? null, asOf: request.now } };
  });
}

/** The notices that speak of a matter lead to their messages. */
async function aboutMatter(views: Views, matter: string, after: string | undefined): Promise<Page> {
  const [kind = '', id = ''] = matter.split(':');
  const notices = await list(views, 'list2', matterList(kind, id), after);
  const messages = await Promise.all(
    notices.rows.map(({ data }) =>
      list(views, 'list2', noticeList(noticeRow.parse(data).notice), undefined, messagesOfNotice),
    ),
  );
  return { ...notices, rows: messages.flatMap(({ rows }) => rows) };
}

async function list(
  { client, table }: Views,
  index: 'list1' | 'list2',
  name: string,
  after: string | undefined,
  limit = pageSize,
): Promise<Page> {
  return readList(client, table, {
    index,
    lists: [name],
    limit,
    backward: true,
    ...(after === undefined ? {} : { after }),
  });
}

function reminderOf({ id, data }: Listed): SentReminder {
  return sentReminder.parse({ notification: id, ...data });
}
