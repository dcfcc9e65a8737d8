import {
  previewRecount,
  type CalendarContent,
  type InspectionStage,
  type Request,
} from '@ducha/contracts';
import type { Answer, BodyOf } from '../../answer.ts';
import { everyPage } from '../../answer.ts';
import { readOnce } from '../reads.ts';

type Body = BodyOf<typeof previewRecount>;
export type MovedDate = Body['moved'][number];
type Asked = Partial<Request<typeof previewRecount>>;

/** The open dates that a calendar would move, of so many complaints with open dates. */
export interface Moved {
  readonly counted: number;
  readonly moved: readonly MovedDate[];
}

/** From its stationing on an inspection has complaints, and they go on when it is archived. */
const withComplaints: readonly InspectionStage[] = [
  'stationed',
  'reporting',
  'feedback-given',
  'rectifying',
  'archived',
];

/** Asks the house for one page. */
export function askForMoved(asked: Asked): Promise<Answer<Body>> {
  return readOnce(previewRecount, asked);
}

/**
 * Asks the house, inspection after inspection and page after page, which open dates a calendar would move. Undefined
 * where one was not answered, or nobody wants to know any more: half a count would read as a whole one.
 */
export async function countMoved(
  ask: (asked: Asked) => Promise<Answer<Body>>,
  inspections: readonly { readonly inspection: string; readonly stage: InspectionStage }[],
  calendar: CalendarContent,
  isWanted: () => boolean,
): Promise<Moved | undefined> {
  let counted = 0;
  const moved = new Map<string, MovedDate>();
  for (const { inspection, stage } of inspections) {
    if (!withComplaints.includes(stage)) continue;
    if (!isWanted()) return undefined;
    const whole = await everyPage(
      ask,
      { query: { inspection }, body: { calendar } },
      {
        nextOf: ({ next }) => next,
        from: (after) => ({ query: { inspection, after }, body: { calendar } }),
        joined: (before, page) => ({
          ...page,
          counted: before.counted + page.counted,
          moved: [...before.moved, ...page.moved],
        }),
      },
    );
    if (whole.state !== 'ready') return undefined;
    counted += whole.body.counted;
    // A complaint that somebody acts on meanwhile stands on a later page too.
    for (const date of whole.body.moved)
      moved.set([date.complaint, date.act, date.organisation].join(' '), date);
  }
  return { counted, moved: [...moved.values()] };
}
