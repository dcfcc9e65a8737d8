import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Answer } from '../../answer.ts';
import { followLedger, type Followed } from './follow.ts';
import type { LedgerPage } from './held-rows.ts';

interface Row {
  readonly id: string;
  readonly version: number;
}
type Given = Answer<LedgerPage<Row>>;

const page = (ids: readonly string[], cursor: string, more = false): Given => ({
  state: 'ready',
  body: {
    rows: ids.map((id) => ({ id, version: 1 })),
    gone: [],
    cursor,
    more,
    asOf: '2026-11-28T10:00:00.000Z',
  },
});
const foreignCursor: Given = {
  state: 'failed',
  problem: {
    type: 'urn:ducha:problem:invalid',
    title: '',
    status: 400,
    faults: [{ pointer: 'query/since', code: 'invalid', detail: '' }],
  },
};
const unanswered: Given = { state: 'failed', problem: undefined };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A ledger whose house answers one after the other, the last again and again. */
function follow(...answers: readonly Given[]) {
  const asked: (string | undefined)[] = [];
  const told: Followed<Row>[] = [];
  let isSeen = true;
  let comeBack = (): void => undefined;
  const followed = followLedger<Row>({
    read: async (since) => {
      asked.push(since);
      return answers[Math.min(asked.length, answers.length) - 1]!;
    },
    identity: { idOf: ({ id }) => id, versionOf: ({ version }) => version },
    sight: {
      isSeen: () => isSeen,
      onReturn: (listener) => {
        comeBack = () => {
          isSeen = true;
          listener();
        };
        return () => {
          comeBack = () => undefined;
        };
      },
    },
    tell: (each) => told.push(each),
  });
  return {
    ...followed,
    asked,
    told,
    ids: () => told.at(-1)?.held.rows.map(({ id }) => id),
    standing: () => told.at(-1)?.standing,
    lookAway: () => {
      isSeen = false;
    },
    comeBack: () => comeBack(),
  };
}
const pass = async (ms: number): Promise<void> => {
  await vi.advanceTimersByTimeAsync(ms);
};

test('it is read to its end at once, and each part is told', async () => {
  const ledger = follow(page(['a'], '1', true), page(['b'], '2', true), page([], '3'));
  await pass(0);
  expect(ledger.asked).toEqual([undefined, '1', '2']);
  expect(ledger.told.map(({ held }) => held.rows.length)).toEqual([0, 1, 2, 2, 2]);
  expect(ledger.standing()).toBe('answered');
  ledger.stop();
});

test('what has changed since is asked for within ten seconds, as long as somebody looks', async () => {
  const ledger = follow(page(['a'], '1'), page(['b'], '2'));
  await pass(10_000);
  expect(ledger.asked).toEqual([undefined, '1']);
  expect(ledger.ids()).toEqual(['a', 'b']);
  ledger.lookAway();
  await pass(120_000);
  expect(ledger.asked).toHaveLength(2);
  ledger.comeBack();
  await pass(0);
  expect(ledger.asked).toHaveLength(3);
  ledger.stop();
  await pass(120_000);
  ledger.comeBack();
  await pass(0);
  expect(ledger.asked).toHaveLength(3);
});

test('without an answer the rows stay, and it is asked less and less often', async () => {
  const ledger = follow(page(['a'], '1'), unanswered);
  await pass(7_000);
  expect([ledger.standing(), ledger.ids()]).toEqual(['unanswered', ['a']]);
  const after = async (ms: number): Promise<number> => {
    await pass(ms);
    return ledger.asked.length;
  };
  expect([await after(4_999), await after(1)]).toEqual([2, 3]);
  expect([await after(9_999), await after(1)]).toEqual([3, 4]);
  expect([
    await after(20_000),
    await after(40_000),
    await after(60_000),
    await after(60_000),
  ]).toEqual([5, 6, 7, 8]);
  ledger.stop();
});

test('an answer after failures is followed at the usual pace again', async () => {
  const ledger = follow(page(['a'], '1'), unanswered, unanswered, page(['b'], '2'));
  await pass(7_000 + 5_000 + 10_000);
  expect([ledger.standing(), ledger.ids()]).toEqual(['answered', ['a', 'b']]);
  await pass(7_000);
  expect(ledger.asked).toHaveLength(5);
  ledger.stop();
});

test('a ledger that one may no longer see is dropped with all its rows, and not asked for by itself', async () => {
  const ledger = follow(page(['a'], '1'), { state: 'gone' }, page(['a'], '2'));
  await pass(7_000);
  expect([ledger.standing(), ledger.ids()]).toEqual(['gone', []]);
  await pass(600_000);
  expect(ledger.asked).toEqual([undefined, '1']);
  ledger.again();
  await pass(0);
  expect(ledger.asked.at(-1)).toBeUndefined();
  expect(ledger.ids()).toEqual(['a']);
  ledger.stop();
});

test('a cursor that is not known begins anew: the old rows stay until the new ones are all there', async () => {
  const ledger = follow(
    page(['a', 'old'], '1'),
    foreignCursor,
    page(['a'], 'x', true),
    page(['b'], 'y'),
  );
  await pass(7_000);
  expect(ledger.asked).toEqual([undefined, '1', undefined, 'x']);
  expect(ledger.ids()).toEqual(['a', 'b']);
  expect(ledger.told.map(({ held }) => held.rows.length)).toEqual([0, 2, 2, 2]);
  ledger.stop();
});

test('a refusal of the first question is no cursor of another ledger', async () => {
  const ledger = follow(foreignCursor);
  await pass(4_999);
  expect(ledger.asked).toEqual([undefined]);
  expect(ledger.standing()).toBe('unanswered');
  ledger.stop();
});

test('a request that is refused for anything else is not begun anew', async () => {
  const other: Given = {
    state: 'failed',
    problem: {
      type: 'urn:ducha:problem:invalid',
      title: '',
      status: 400,
      faults: [{ pointer: 'query/inspection', code: 'invalid', detail: '' }],
    },
  };
  const ledger = follow(page(['a'], '1'), other);
  await pass(7_000);
  expect([ledger.asked, ledger.standing()]).toEqual([[undefined, '1'], 'unanswered']);
  ledger.stop();
});

test('a house that says that more follows but stays where it is is not asked without end', async () => {
  const ledger = follow(page(['a'], '1', true), page(['a'], '1', true));
  await pass(0);
  expect(ledger.asked).toEqual([undefined, '1']);
  ledger.stop();
});

test('what was read before is gone on from', async () => {
  const asked: (string | undefined)[] = [];
  const before = { id: 'a', version: 1 };
  const told: Followed<Row>[] = [];
  followLedger<Row>({
    read: async (since) => {
      asked.push(since);
      return page(['b'], '2');
    },
    identity: { idOf: ({ id }) => id, versionOf: ({ version }) => version },
    sight: { isSeen: () => true, onReturn: () => () => undefined },
    held: { byId: new Map([['a', before]]), rows: [before], cursor: '1', whole: true, asOf: '' },
    tell: (each) => told.push(each),
  });
  await pass(0);
  expect(asked).toEqual(['1']);
  expect(told.at(-1)?.held.rows.map(({ id }) => id)).toEqual(['a', 'b']);
});

test('two requests to ask again are one question', async () => {
  const ledger = follow(page(['a'], '1'));
  ledger.again();
  ledger.again();
  await pass(0);
  expect(ledger.asked).toHaveLength(1);
  ledger.stop();
});
