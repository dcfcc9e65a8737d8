import { idOf } from '@ducha/event-log';
import { expect, test } from 'vitest';
import type { ComplaintEvent } from '../../../services/complaints/complaint/complaint-events.ts';
import { received } from '../../../services/complaints/testing/complaint-history.ts';
import type { SlotEvent } from '../../../services/notifications/digest/slot-events.ts';
import { slotId } from '../../../services/notifications/digest/slot-fold.ts';
import type { LadderEvent } from '../../../services/notifications/ladder/ladder-events.ts';
import type { NoticeEvent } from '../../../services/notifications/notices/notice-events.ts';
import type { Letter } from '../../../services/notifications/notification/notification-events.ts';
import { deadlineInvariants } from './deadlines.ts';
import {
  after,
  evidenceOf,
  faultsOf,
  idFor,
  monday,
  type Logs,
  type Streams,
} from './testing/evidence-of.ts';

const complaint = idFor('complaint');
const organisation = '110105';
const deadline = `complaint/${complaint}/${organisation}/reply`;
const ladder = idOf('ladder', deadline);
const matter = { kind: 'complaint', id: complaint, number: 'W3BJ202603020001' } as const;
/** 24:00 of Thursday in Beijing. */
const due = '2026-03-05T16:00:00.000Z';
const facts = { deadline, matter, act: 'reply', organisation, from: monday } as const;

const set: ComplaintEvent = { type: 'deadline.set.v1', data: { ...facts, due } };
const met: ComplaintEvent = { type: 'deadline.met.v1', data: { deadline, at: after(40) } };
const step = (name: string, at: string) => ({
  step: name,
  at,
  duties: ['liaison' as const],
  office: false,
});
/** Nine o'clock of Wednesday. */
const before1 = step('before-1', '2026-03-04T01:00:00.000Z');
const after1 = step('after-1', '2026-03-06T01:00:00.000Z');
const ladderSet = (steps = [before1, after1], over: Partial<typeof facts> = {}): LadderEvent => ({
  type: 'ladder.set.v1',
  data: { ...facts, ...over, due, sourceVersion: 2, steps },
});
const stepped: LadderEvent = {
  type: 'ladder.stepped.v1',
  data: { step: 'before-1', at: before1.at, passedOver: [] },
};
const ended: LadderEvent = { type: 'ladder.ended.v1', data: { sourceVersion: 3 } };
const slot = slotId(organisation, 'liaison', before1.at);
const joined = (sendAt: string): SlotEvent => ({
  type: 'slot.joined.v1',
  data: {
    organisation,
    duty: 'liaison',
    at: before1.at,
    sendAt,
    ladder,
    plan: 1,
    step: 'before-1',
  },
});

interface Story {
  readonly owner?: readonly ComplaintEvent[];
  readonly ladder?: readonly { readonly at: string; readonly events: readonly LadderEvent[] }[];
  readonly slot?: readonly { readonly at: string; readonly events: readonly SlotEvent[] }[];
  readonly more?: Streams;
}
const right: Required<Story> = {
  owner: [set],
  ladder: [
    { at: monday, events: [ladderSet()] },
    { at: before1.at, events: [stepped] },
  ],
  slot: [{ at: before1.at, events: [joined('2026-03-04T01:01:00.000Z')] }],
  more: {},
};

function logs(story: Story): Logs {
  const { owner, ladder: steps, slot: joins, more } = { ...right, ...story };
  return {
    complaints: {
      [`complaint/${complaint}`]: [received(), ...owner].map((event) => ({ events: [event] })),
    },
    notifications: {
      ...(steps.length === 0 ? {} : { [`ladder/${ladder}`]: steps }),
      ...(joins.length === 0 ? {} : { [`slot/${slot}`]: joins }),
      ...more,
    },
  };
}
const faults = (name: string, story: Story) =>
  faultsOf(deadlineInvariants, name, evidenceOf(logs(story)));

test('a date whose ladder follows it breaks nothing, nor does one that is met', async () => {
  for (const { name } of deadlineInvariants) {
    expect(await faults(name, {}), name).toEqual([]);
    const done = {
      owner: [set, met],
      ladder: [...right.ladder, { at: after(90), events: [ended] }],
    };
    expect(await faults(name, done), name).toEqual([]);
  }
});

test('a date without a ladder is found, one with another date, one that goes on, and a ladder of nothing', async () => {
  const name = 'every date has its ladder or its end';
  expect(await faults(name, { ladder: [], slot: [] })).toEqual([`${deadline} has no ladder`]);
  const moved: ComplaintEvent = { type: 'deadline.moved.v1', data: { deadline, due: after(200) } };
  expect(await faults(name, { owner: [set, moved] })).toEqual([
    `${deadline} is due ${after(200)}, its ladder ${due}`,
  ]);
  expect(await faults(name, { owner: [set, met] })).toEqual([
    `${deadline} is met, its ladder open`,
  ]);
  expect(await faults(name, { owner: [] })).toEqual([`ladder ${ladder} is of no date`]);
});

test('a step that is taken twice or early is found, and one that reminds nobody', async () => {
  const name = 'a step is taken once, in its time';
  const again = [...right.ladder, { at: after(60), events: [stepped] }];
  expect(await faults(name, { ladder: again })).toContain(
    `ladder ${ladder}, plan 1, step before-1 was taken twice`,
  );
  const early = [
    { at: monday, events: [ladderSet()] },
    { at: after(1), events: [stepped] },
  ];
  expect(await faults(name, { ladder: early })).toHaveLength(1);
  expect(await faults(name, { slot: [] })).toEqual([
    `ladder ${ladder}, plan 1, step before-1 is for 1 duties and joined 0 slots`,
  ]);
});

test('a digest that waits until after a date is found, a message too, and a step that quiet hours push over it', async () => {
  const name = 'nothing is held past its date';
  expect(await faults(name, { slot: [{ at: before1.at, events: [joined(due)] }] })).toHaveLength(1);
  const held: SlotEvent = { type: 'slot.held.v1', data: { until: after(100) } };
  expect(
    await faults(name, { slot: [...right.slot, { at: after(49), events: [held] }] }),
  ).toHaveLength(1);

  const letter: Letter = {
    notice: idFor('notice'),
    occasion: 'reminder',
    organisation,
    duty: 'liaison',
    channel: 'sms',
    sibling: null,
    count: 1,
    first: { ...matter, act: 'reply', due },
    batch: null,
    parts: 1,
    urgent: false,
    sendAt: after(100),
  };
  const created = { type: 'notification.created.v1', data: letter };
  const message = { [`notification/${idFor('message')}`]: [{ at: monday, events: [created] }] };
  expect(await faults(name, { more: message })).toHaveLength(1);

  // To be signed in within two hours, asked for at 20:30: one hour later nobody may be disturbed.
  const night: LadderEvent = {
    type: 'ladder.set.v1',
    data: {
      ...facts,
      act: 'sign-in',
      from: '2026-03-02T12:30:00.000Z',
      due: '2026-03-02T14:30:00.000Z',
      sourceVersion: 2,
      steps: [step('asked-1h', '2026-03-03T00:00:00.000Z')],
    },
  };
  expect(await faults(name, { ladder: [{ at: monday, events: [night] }], slot: [] })).toHaveLength(
    1,
  );
  // Heard of when the date had passed.
  const late = { at: '2026-03-02T14:30:00.001Z', events: [night] };
  expect(await faults(name, { ladder: [late], slot: [] })).toEqual([]);
});

test('an organisation that is first told after its date is found, unless it was told with the hand-over', async () => {
  const name = 'whoever gets something to do is told before its date';
  const late: Story = { ladder: [{ at: monday, events: [ladderSet([after1])] }], slot: [] };
  expect(await faults(name, late)).toEqual([
    `${deadline}, set at ${after(1)} for ${due}, is first spoken of at ${after1.at}`,
  ]);
  const notice: NoticeEvent = {
    type: 'notice.made.v1',
    data: {
      notice: idFor('notice'),
      part: 0,
      parts: 1,
      organisation,
      occasion: 'hand-over',
      batch: 1,
      matters: [
        { ...matter, act: 'sign-in', due: after(20), replyDue: due, ladder: null, step: null },
      ],
    },
  };
  const told = { [`notice/${idFor('notice')}-0`]: [{ events: [notice] }] };
  expect(await faults(name, { ...late, more: told })).toEqual([]);
  // It was heard of when the date had passed: that is nobody's fault.
  const delayed = [{ at: after(100), events: [ladderSet([after1])] }];
  expect(await faults(name, { ladder: delayed, slot: [] })).toEqual([]);
});
