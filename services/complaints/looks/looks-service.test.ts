import { expect, test, vi } from 'vitest';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { accept, contact, complaintSteps } from '../testing/complaint-steps.ts';

const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
const { submitted, done } = complaintSteps(() => house);

test('looks at what the complainant wrote are recorded before anything is shown', async () => {
  const { complaint } = await submitted(house.inspection, { contact, place: '地铁口' });
  const key = crypto.randomUUID();
  const look = { as: people.screener, key, body: { reason: '电话核实', contact: true } };
  const before = await house.written();
  const shown = await house.ask(`POST /complaints/${complaint}/looks`, look);
  expect(shown.body).toMatchObject({ problem: '夜里很吵，睡不着。', place: '地铁口', contact });
  expect((await house.ask(`POST /complaints/${complaint}/looks`, look)).status).toBe(200);
  expect((await house.written()).commits).toBe(before.commits + 1);
  const without = await house.ask(`POST /complaints/${complaint}/looks`, {
    as: people.reviewer,
    body: { reason: '核对文字' },
  });
  expect(without.body.contact).toBeNull();
});

test('what looks like personal data is told where it stands, whose it is to those alone who see the contact', async () => {
  const problem =
    '张三丰反映：搅拌站夜里很吵，厂方电话010-88886666，我的手机１３８１１１１２２２２。';
  const { complaint } = await submitted(house.inspection, {
    contact,
    problem,
    place: '建国路88号院3号楼对面',
  });
  const look = async (contact: boolean) => {
    const { body } = await house.ask(`POST /complaints/${complaint}/looks`, {
      as: people.screener,
      body: { reason: '受理审查', contact },
    });
    return body.found.map(
      ({ text, start, end, kind }: { text: string; start: number; end: number; kind: string }) =>
        `${text} ${kind} ${body[text].slice(start, end)}`,
    );
  };
  const marked = await look(false);
  expect(marked).toEqual([
    'problem name 张三丰',
    'problem phone 010-88886666',
    'problem phone １３８１１１１２２２２',
    'place address 建国路88号院3号楼',
  ]);
  expect(marked.join()).not.toContain('complainant');
  expect(await look(true)).toEqual([
    'problem name 张三丰',
    'problem complainant-name 张三丰',
    'problem phone 010-88886666',
    'problem phone １３８１１１１２２２２',
    'problem complainant-phone １３８１１１１２２２２',
    'place complainant-address 建国路88号院3号楼',
  ]);
  // What is the complainant's own may be in no text for others, marked so or not.
  const { body: shown } = await house.ask(`GET /complaints/${complaint}`, { as: people.clerk });
  const refused = await house.ask(`POST /complaints/${complaint}/screening`, {
    as: people.screener,
    seen: shown.version,
    body: accept({ clearedText: problem }),
  });
  expect(refused.body.faults.map(({ code }: { code: string }) => code)).toEqual([
    'name',
    'complainant-name',
    'phone',
    'phone',
    'complainant-phone',
  ]);
});

test('of what nobody’s personal data is in, and of what is erased, none is told', async () => {
  const { complaint } = await submitted(house.inspection, { contact });
  const look = { as: people.screener, body: { reason: '受理审查' } };
  const path = `POST /complaints/${complaint}/looks`;
  expect((await house.ask(path, look)).body.found).toEqual([]);
  const named = await submitted(house.inspection, { contact, problem: '张三丰说很吵' });
  await done(`/complaints/${named.complaint}/erasure`, people.head, {
    parts: ['words'],
    ground: 'asked-for',
  });
  const { body } = await house.ask(`POST /complaints/${named.complaint}/looks`, look);
  expect(body).toMatchObject({ problem: '已删除', found: [] });
});

test('looks are told from a day of Beijing on, page after page', async () => {
  const { complaint } = await submitted(house.inspection, { contact });
  const look = async () =>
    house.ask(`POST /complaints/${complaint}/looks`, {
      as: people.screener,
      body: { reason: '受理审查' },
    });
  // The last minute of one day in Beijing, the first of the next.
  for (const moment of ['2025-12-21T15:59:00Z', '2025-12-21T16:00:00Z', '2025-12-22T01:00:00Z']) {
    vi.setSystemTime(new Date(moment));
    await look();
  }
  await house.settle();
  const told = async (from: string, more: object = {}) => {
    const days: string[] = [];
    let after: string | undefined;
    do {
      const query = { from, limit: '1', ...more, ...(after === undefined ? {} : { after }) };
      const { status, body } = await house.ask('GET /looks', { as: people.auditor, query });
      expect(status).toBe(200);
      days.push(...body.looks.map(({ at }: { at: string }) => at.slice(0, 16)));
      after = body.next ?? undefined;
    } while (after !== undefined);
    return days;
  };
  const both = ['2025-12-22T01:00', '2025-12-21T16:00'];
  expect(await told('2025-12-22')).toEqual(both);
  expect(await told('2025-12-22', { complaint })).toEqual(both);
  expect(await told('2025-12-21', { complaint })).toEqual([...both, '2025-12-21T15:59']);
  expect(await told('2025-12-23')).toEqual([]);
});
