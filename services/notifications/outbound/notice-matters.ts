import { ref, type EventLog } from '@ducha/event-log';
import { noticeStream, noticePartId } from '../notices/notice-fold.ts';
import type { NoticeMatter } from '../notices/notice-events.ts';
import type { Letter } from '../notification/notification-events.ts';

/** All that a notice speaks of, part by part. */
export async function mattersOf(log: EventLog, letter: Letter): Promise<readonly NoticeMatter[]> {
  const parts = await Promise.all(
    Array.from({ length: letter.parts }, (_, part) =>
      log.load(ref(noticeStream, noticePartId(letter.notice, part))),
    ),
  );
  return parts.flatMap(({ state }) => state?.matters ?? []);
}

/** The years of which nothing was known when the first date of a letter was counted; left out where all was. */
export function firstUnknown({ first }: Pick<Letter, 'first'>): { unpublished?: number[] } {
  return first.unpublished === undefined ? {} : { unpublished: [...first.unpublished] };
}
