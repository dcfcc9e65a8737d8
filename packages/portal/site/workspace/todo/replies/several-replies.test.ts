import { reachedOutcomes, reply as endpoint } from '@ducha/contracts';
import { findPersonalData } from '@ducha/contracts/personal-data.ts';
import { describe, expect, test } from 'vitest';
import { emptyReply } from '../../complaint/reply/reply-draft.ts';
import { todo } from '../zh.ts';
import {
  carriedBy,
  isCounted,
  preparedReplies,
  resultsOfSeveral,
  severalBegun,
  severalIn,
  withOwn,
  type SeveralDraft,
  type ToReply,
} from './several-replies.ts';

const row = (complaint: string, more: Partial<ToReply> = {}): ToReply => ({
  complaint,
  version: 3,
  number: `D3BJ20251220000${complaint}`,
  gist: '夜间施工',
  result: null,
  replies: [],
  why: undefined,
  ...more,
});
const confirmed = (outcomes: object, more: object = {}) =>
  [
    {
      state: 'confirmed',
      result: 'open',
      lessReason: null,
      outcomes: { ...reachedOutcomes([]), ...outcomes },
      ...more,
    },
  ] as never as ToReply['replies'];
const three = [row('1'), row('2'), row('3')];
const written = {
  ...emptyReply,
  verdict: 'substantiated',
  result: 'closed',
  findings: '现场核查属实。',
  handling: '责令改正，立案处罚。',
};
const fine = { ...emptyReply.outcomes, fined: '1', fineYuan: '50,000' };
const drafted = (more: Partial<SeveralDraft> = {}): SeveralDraft => ({
  ...severalBegun(three),
  reply: { ...written, outcomes: fine },
  ...more,
});
const said = {
  reference: '数量计入第 1 件。',
  today: '2025-12-20',
  longest: { handling: 3_000, accountability: 1_000 },
};
const fines = (prepared: ReturnType<typeof preparedReplies>) =>
  prepared.map(({ body }) => body?.outcomes.fineYuan);

describe('what was done once', () => {
  test('counts with the first of them alone; the others say where it stands', () => {
    const prepared = preparedReplies(drafted(), three, said);
    expect(fines(prepared)).toEqual([50_000, 0, 0]);
    expect(prepared.map(({ refers }) => refers)).toEqual([false, true, true]);
    expect(prepared.map(({ body }) => body?.handling)).toEqual([
      written.handling,
      `${written.handling}\n${said.reference}`,
      `${written.handling}\n${said.reference}`,
    ]);
    for (const { body } of prepared) {
      expect(endpoint.body.safeParse(body).success).toBe(true);
      expect(body).toMatchObject({ evidence: [], findings: written.findings });
    }
  });

  test('counts with another one where somebody says so, and nowhere else', () => {
    const moved = carriedBy(drafted(), three, '3');
    expect(fines(preparedReplies(moved, three, said))).toEqual([0, 0, 50_000]);
  });

  test('is referred to where somebody was held accountable, too, and only where a word is said of it', () => {
    const accountable = drafted({
      reply: {
        ...written,
        accountability: '通报批评 1 人。',
        outcomes: { ...emptyReply.outcomes, heldAccountable: '1' },
      },
    });
    const [one, other] = preparedReplies(accountable, three, said);
    expect([one?.body?.outcomes.heldAccountable, other?.body?.outcomes.heldAccountable]).toEqual([
      1, 0,
    ]);
    expect(other?.body?.accountability).toBe(`通报批评 1 人。\n${said.reference}`);
    expect(preparedReplies(drafted(), three, said)[1]?.body).not.toHaveProperty('accountability');
  });

  test('needs no reference where nothing was done', () => {
    const draft = drafted({ reply: written });
    expect(isCounted(draft, three)).toBe(false);
    for (const { body, refers } of preparedReplies(draft, three, said)) {
      expect([refers, body?.handling]).toEqual([false, written.handling]);
    }
  });
});

describe('one that has figures of its own', () => {
  test('counts them, and refers to nothing', () => {
    const own = { ...emptyReply.outcomes, fined: '2', fineYuan: '８０００' };
    const draft = { ...withOwn(drafted(), three[1]!, true), own: { '2': own } };
    const prepared = preparedReplies(draft, three, said);
    expect(fines(prepared)).toEqual([50_000, 8_000, 0]);
    expect(prepared.map(({ refers }) => refers)).toEqual([false, false, true]);
    expect(fines(preparedReplies(withOwn(draft, three[1]!, false), three, said))).toEqual([
      50_000, 0, 0,
    ]);
  });

  test('the very same as another’s are pointed out: perhaps it is one fine', () => {
    const draft = drafted({ own: { '3': { ...fine, fineYuan: '50000' } } });
    const alike = preparedReplies(draft, three, said).map((one) => one.alike?.complaint);
    expect(alike).toEqual([undefined, undefined, '1']);
  });

  test('what contradicts itself keeps that one alone', () => {
    const draft = drafted({ own: { '2': { ...emptyReply.outcomes, fineYuan: '5' } } });
    const prepared = preparedReplies(draft, three, said);
    expect(prepared[1]?.faults).toEqual([{ kind: 'contradiction', code: 'fine-without-firm' }]);
    expect(prepared.map(({ body }) => body !== undefined)).toEqual([true, false, true]);
  });
});

describe('one that was replied to before', () => {
  const before = row('2', { replies: confirmed({ fined: 1, fineYuan: 300 }) });
  const rows = [three[0]!, before];

  test('keeps what it had reached, and says where the rest stands', () => {
    const [, other] = preparedReplies(drafted(), rows, said);
    expect(other?.body?.outcomes).toMatchObject({ fined: 1, fineYuan: 300 });
    expect(other?.refers).toBe(true);
  });

  test('begins with that when the figures stand with it, unless somebody has written others', () => {
    const begun = severalBegun(rows);
    expect(carriedBy(begun, rows, '2').reply.outcomes).toMatchObject({ fineYuan: '300' });
    expect(carriedBy(drafted(), rows, '2').reply.outcomes).toEqual(fine);
    // What it had reached is nothing new: the others need not say where it stands.
    expect(isCounted(carriedBy(begun, rows, '2'), rows)).toBe(false);
  });

  test('does not go with less than it had reached: that needs its reason', () => {
    const draft = drafted({
      own: { '2': { ...emptyReply.outcomes, fined: '1', fineYuan: '200' } },
    });
    expect(preparedReplies(draft, rows, said)[1]?.faults).toEqual([
      { kind: 'missing', name: 'lessReason' },
    ]);
  });

  test('has no second task', () => {
    const task = row('2', { replies: confirmed({}, { result: 'staged' }) });
    const waiting = row('3', { result: 'staged' });
    const draft = drafted({
      reply: {
        ...written,
        result: 'staged',
        goal: '达标',
        measures: '搬迁',
        deadline: '2026-01-01',
      },
    });
    const prepared = preparedReplies(draft, [three[0]!, task, waiting], said);
    expect(prepared.map(({ faults }) => faults)).toEqual([
      [],
      [{ kind: 'result', why: 'taskBefore' }],
      [{ kind: 'result', why: 'stagedBefore' }],
    ]);
    expect(resultsOfSeveral([task, waiting])).toEqual({
      offered: ['closed', 'open'],
      why: 'taskBefore',
    });
    expect(resultsOfSeveral(three).offered).toEqual(['closed', 'staged', 'open']);
  });
});

test('one that can be replied to no longer stays, and carries nothing at first', () => {
  const rows = [row('1', { why: 'wrong-stage' }), row('2'), row('3')];
  expect(severalBegun(rows).carrier).toBe('2');
  const prepared = preparedReplies(drafted({ carrier: '2' }), rows, said);
  expect(prepared[0]).toMatchObject({
    body: undefined,
    faults: [{ kind: 'act', why: 'wrong-stage' }],
  });
  expect(fines(prepared)).toEqual([undefined, 50_000, 0]);
});

test('a text that is too long with the reference keeps that one, and not the one without', () => {
  const draft = drafted({ reply: { ...written, outcomes: fine, handling: '长'.repeat(2_995) } });
  const faults = preparedReplies(draft, three, said).map((one) => one.faults);
  const tooLong = { kind: 'too-long', name: 'handling' };
  expect(faults).toEqual([[], [tooLong], [tooLong]]);
});

test('what was kept comes back for those that are chosen now, and what is none does not', () => {
  const draft = drafted({
    carrier: '2',
    own: { '3': fine, '9': fine },
    reference: '见第 2 件。',
  });
  const kept: unknown = JSON.parse(JSON.stringify(draft));
  expect(severalIn(kept, three)).toEqual({ ...draft, own: { '3': fine } });
  // The one that carried them has gone meanwhile.
  expect(severalIn(kept, [three[0]!, three[2]!])?.carrier).toBe('1');
  for (const nothing of [undefined, null, '', 3, {}])
    expect(severalIn(nothing, three)).toBeUndefined();
});

test('what is proposed to be said of the figures is no personal data, whatever digits the number has', () => {
  const nobody = { name: null, phone: null, address: null };
  for (const number of ['D3BJ202512200017', 'WBJ202601013456', 'Q3BJ202613139999']) {
    expect(findPersonalData(todo.replies.proposed(number), nobody)).toEqual([]);
  }
});
