import * as z from 'zod/mini';
import { inParallel, listPages, ref } from '@ducha/event-log';
import { matterList } from '../notices/notice-rows.ts';
import { noticeStream } from '../notices/notice-fold.ts';
import type { NoticeMatter } from '../notices/notice-events.ts';
import type { NoticePart } from '../notices/notice-state.ts';
import type { NotificationsStore } from '../store.ts';

const row = z.object({ step: z.nullable(z.string()) });
const pageSize = 100;

/**
 * Those of some matters of whose very date the organisation was told when a batch was handed over to it. A notice whose
 * row is not there yet does not count: what is told twice is no harm, what nobody is told is.
 */
export async function toldWithHandOver(
  { log, client, table }: Pick<NotificationsStore, 'log' | 'client' | 'table'>,
  organisation: string,
  matters: readonly NoticeMatter[],
): Promise<ReadonlySet<NoticeMatter>> {
  const parts = new Map<string, Promise<NoticePart | null>>();
  const partOf = (id: string): Promise<NoticePart | null> => {
    const part = parts.get(id) ?? log.load(ref(noticeStream, id)).then(({ state }) => state);
    parts.set(id, part);
    return part;
  };
  const told = new Set<NoticeMatter>();
  await inParallel(matters, 8, async (matter) => {
    const lists = [matterList(matter.kind, matter.id)];
    for await (const page of listPages(client, table, { index: 'list2', lists, limit: pageSize })) {
      for (const { id, data } of page) {
        // A reminder names its step, a hand-over none.
        if (row.parse(data).step !== null) continue;
        const part = await partOf(id);
        if (part !== null && speaksOf(part, organisation, matter)) told.add(matter);
      }
    }
  });
  return told;
}

function speaksOf(
  { occasion, organisation: to, matters }: NoticePart,
  organisation: string,
  { id, due }: NoticeMatter,
): boolean {
  return (
    occasion === 'hand-over' &&
    to === organisation &&
    matters.some((one) => one.id === id && (one.due === due || one.replyDue === due))
  );
}
