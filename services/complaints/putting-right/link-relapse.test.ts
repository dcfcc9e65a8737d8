import { expect, test } from 'vitest';
import { complaintStream } from '../complaint/complaint-fold.ts';
import {
  complaintAfter,
  complaintAt,
  complaintId,
  histories,
} from '../testing/complaint-history.ts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { complaintSteps } from '../testing/complaint-steps.ts';
import { decideLinkRelapse } from './link-relapse.ts';

const house = complaintsHouseAt(new Date('2025-12-20T01:00:00Z'));
const { submitted, command, done, accepted } = complaintSteps(() => house);

const earlier = { complaint: 'e'.repeat(26), state: complaintAt('closed') };
const link = { complaint: complaintId, earlier, isTakenAway: false };

test('both hear of it; what is no relapse is refused', () => {
  expect(decideLinkRelapse(complaintAt('accepted'), link)).toMatchObject({
    primary: [{ data: { other: earlier.complaint, otherIs: 'earlier' } }],
    companions: { earlier: [{ data: { other: complaintId, otherIs: 'later' } }] },
  });
  for (const stage of ['received', 'declined', 'merged'] as const) {
    expect(decideLinkRelapse(complaintAt(stage), link)).toEqual({ rejected: 'wrong-stage' });
  }
  const impossible = [
    { complaint: complaintId, state: complaintAt('accepted') },
    { ...earlier, state: complaintAt('received') },
    {
      ...earlier,
      state: complaintAfter(...histories.closed, {
        type: 'complaint.relapse-linked.v1',
        data: { other: complaintId, number: 'W3BJ202512200001', otherIs: 'earlier' },
      }),
    },
  ];
  for (const other of impossible) {
    expect(decideLinkRelapse(complaintAt('accepted'), { ...link, earlier: other })).toMatchObject({
      rejected: 'relapse-impossible',
      faults: [{ pointer: '#/of' }],
    });
  }
});

test('whoever may not act on the earlier one sets no link with it, and takes none away', () => {
  const notTheirs = { ...earlier, state: complaintStream.initial };
  const linked = complaintAfter(...histories.accepted, {
    type: 'complaint.relapse-linked.v1',
    data: { other: earlier.complaint, number: 'W3BJ202512200001', otherIs: 'earlier' },
  });
  const takenAway = { ...link, isTakenAway: true };
  expect(decideLinkRelapse(linked, takenAway)).toMatchObject({
    companions: { earlier: [{ data: { other: complaintId } }] },
  });
  expect(decideLinkRelapse(linked, { ...takenAway, earlier: notTheirs })).toEqual({
    rejected: 'own-case',
  });
  expect(decideLinkRelapse(complaintAt('accepted'), { ...link, earlier: notTheirs })).toMatchObject(
    { rejected: 'relapse-impossible' },
  );
});

test('a relapse and the earlier one name each other, across inspections, and two at once leave no circle', async () => {
  const [one = ''] = (await accepted(1)).complaints;
  const [other = ''] = (await accepted(1)).complaints;
  const path = `/complaints/${one}/relapse`;
  const shown = await done(path, people.screener, { of: other });
  const earlierOne = (await house.ask(`GET /complaints/${other}`, { as: people.clerk })).body;
  expect(shown.relapseOf).toEqual({ complaint: other, number: earlierOne.number });
  expect(earlierOne.relapses).toEqual([{ complaint: one, number: shown.number }]);
  expect((await command(path, people.head, { of: other })).status).toBe(422);
  expect(await done(path, people.head, { of: null })).toMatchObject({ relapseOf: null });
  const after = (await house.ask(`GET /complaints/${other}`, { as: people.clerk })).body;
  expect(after.relapses).toEqual([]);
  const answers = await Promise.all([
    command(path, people.head, { of: other }),
    command(`/complaints/${other}/relapse`, people.head, { of: one }),
  ]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const { complaint } = await submitted();
  const early = await command(`/complaints/${complaint}/relapse`, people.head, { of: one });
  expect(early.body.type).toBe('urn:ducha:problem:wrong-stage');
});
