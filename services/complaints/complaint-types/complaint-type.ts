import * as z from 'zod/mini';
import { event, listCode, note, type EventOf } from '@ducha/contracts';
import { eventFamily, type StreamKind } from '@ducha/event-log';

/** 问题类型 or 行业类别: lists differ by place and year, so they are data. */
export const complaintTypeDefined = event('complaint-type.defined.v1', () =>
  z.strictObject({
    list: listCode,
    kind: z.enum(['type', 'industry']),
    code: listCode,
    chinese: note,
    english: note,
    order: z.int().check(z.minimum(0), z.maximum(9_999)),
    retired: z.boolean(),
  }),
);
const events = eventFamily([complaintTypeDefined]);
export type ComplaintTypeEvent = ReturnType<typeof events.parse>;

/** One type as it was defined last; null before. */
export interface ComplaintType {
  readonly defined: EventOf<typeof complaintTypeDefined>['data'] | null;
}

/** The stream `complaint-type/<list>-<code>`. */
export const complaintTypeStream: StreamKind<ComplaintType, ComplaintTypeEvent> = {
  kind: 'complaint-type',
  initial: { defined: null },
  events,
  evolve: (_state, { data }) => ({ defined: data }),
};
