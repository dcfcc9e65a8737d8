import { expect, test } from 'vitest';
import {
  complaintAt,
  complaintAfter,
  histories,
  policy,
  someNote,
} from '../testing/complaint-history.ts';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import type { ComplaintStage } from '../complaint/complaint-stage.ts';
import { decideWriteToComplainant, decideWriteToOffice } from './messages.ts';

const toOffice: ComplaintEvent = {
  type: 'complaint.written-to-office.v1',
  data: { text: someNote },
};
const toComplainant: ComplaintEvent = {
  type: 'complaint.written-to-complainant.v1',
  data: { text: someNote },
};
const stages = (Object.keys(histories) as ComplaintStage[]).filter((stage) => stage !== 'none');

test.each(stages)('at %s both may write, and nothing moves', (stage) => {
  const state = complaintAt(stage);
  expect(decideWriteToOffice(state, someNote, policy)).toEqual([toOffice]);
  expect(decideWriteToComplainant(state, someNote)).toEqual([toComplainant]);
  const after = complaintAfter(...histories[stage], toOffice, toComplainant);
  expect(after).toMatchObject({ stage, question: state.question });
  expect(after.messages.map(({ from }) => from).slice(-2)).toEqual(['complainant', 'office']);
});

test('of a complaint that is not there nobody writes', () => {
  expect(decideWriteToOffice(complaintAt('none'), someNote, policy)).toEqual({
    rejected: 'not-found',
  });
  expect(decideWriteToComplainant(complaintAt('none'), someNote)).toEqual({
    rejected: 'not-found',
  });
});

test('a complainant writes twenty times, the answer to a question counted, the office as it needs', () => {
  const answered = [
    ...histories.asked,
    { type: 'complaint.supplemented.v1', data: { text: someNote } },
  ];
  const written = (times: number): ComplaintEvent[] =>
    Array.from({ length: times }, () => [toOffice, toComplainant]).flat();
  const history = answered as ComplaintEvent[];
  expect(decideWriteToOffice(complaintAfter(...history, ...written(18)), someNote, policy)).toEqual(
    [toOffice],
  );
  const full = complaintAfter(...history, ...written(19));
  expect(decideWriteToOffice(full, someNote, policy)).toEqual({ rejected: 'too-many-messages' });
  expect(decideWriteToOffice(full, someNote, { messages: 21 })).toEqual([toOffice]);
  expect(decideWriteToComplainant(full, someNote)).toEqual([toComplainant]);
});
