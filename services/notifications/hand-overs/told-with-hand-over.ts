import { ref, type EventLog } from '@ducha/event-log';
import { noticePartId, noticeStream } from '../notices/notice-fold.ts';
import type { NoticeMatter } from '../notices/notice-events.ts';
import type { NoticePart } from '../notices/notice-state.ts';
import { handOverNotice } from './hand-over-notice.ts';

/** A matter, and the batch with which it was handed over; undefined where it was not. */
export interface HandedOver {
  readonly matter: NoticeMatter;
  readonly batch: string | undefined;
}

/** What the notices of hand-overs said of some matters. */
export interface Told {
  /** Of whose very date the organisation was told so. */
  readonly told: ReadonlySet<NoticeMatter>;
  /** Whether a notice is still to come that will tell of one. */
  readonly awaited: boolean;
}

/** Reads the notices themselves, found by the batch: no list, which may lag behind. */
export async function toldWithHandOver(
  log: Pick<EventLog, 'load'>,
  organisation: string,
  handedOver: readonly HandedOver[],
): Promise<Told> {
  const batches = [...new Set(handedOver.flatMap(({ batch }) => batch ?? []))];
  const notices = new Map(
    await Promise.all(
      batches.map(async (batch) => [batch, await partsOf(log, batch, organisation)] as const),
    ),
  );
  const told = handedOver.flatMap(({ matter, batch }) =>
    batch !== undefined && notices.get(batch)?.some((part) => speaksOf(part, matter)) === true
      ? [matter]
      : [],
  );
  return {
    told: new Set(told),
    awaited: [...notices.values()].some((parts) => parts.length === 0),
  };
}

/** Every part of the notice of a batch to an organisation; none before it was made. */
async function partsOf(
  log: Pick<EventLog, 'load'>,
  batch: string,
  organisation: string,
): Promise<readonly NoticePart[]> {
  const id = handOverNotice(batch, organisation);
  const part = async (index: number): Promise<NoticePart[]> => {
    const { state } = await log.load(ref(noticeStream, noticePartId(id, index)));
    return state === null ? [] : [state];
  };
  const [first] = await part(0);
  if (first === undefined) return [];
  const others = Array.from({ length: first.parts - 1 }, (_, index) => part(index + 1));
  return [first, ...(await Promise.all(others)).flat()];
}

function speaksOf({ matters }: NoticePart, { id, due }: NoticeMatter): boolean {
  return matters.some((one) => one.id === id && (one.due === due || one.replyDue === due));
}
