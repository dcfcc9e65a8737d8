import { idOf } from '@ducha/event-log';
import { expect, test } from 'vitest';
import type { ComplaintEvent } from '../../../services/complaints/complaint/complaint-events.ts';
import { oneDeadline } from '../../../services/complaints/complaint/deadlines.ts';
import { received } from '../../../services/complaints/testing/complaint-history.ts';
import { partsInvariants } from './parts.ts';
import { after, evidenceOf, faultsOf, idFor, monday } from './testing/evidence-of.ts';

const complaint = idFor('complaint');
const deadline = `complaint/${complaint}/110105/reply`;
const about = { complaint, number: 'W3BJ202603020001', from: monday, parts: ['110108'] };
const set: ComplaintEvent = oneDeadline(about, '110105', 'reply', {
  due: after(240),
  counted: null,
});
const faults = async (parts: readonly string[]) =>
  faultsOf(
    partsInvariants,
    'reminders and tasks know whose case it is',
    evidenceOf({
      complaints: {
        [`complaint/${complaint}`]: [
          { at: monday, events: [received({ district: '110108' }), set] },
          {
            at: after(1),
            events: [
              {
                type: 'complaint.located.v1',
                data: { district: '110111', township: null, reason: 'entered-wrongly' },
              } satisfies ComplaintEvent,
            ],
          },
        ],
      },
      notifications: {
        [`ladder/${idOf('ladder', deadline)}`]: [
          {
            at: after(2),
            events: [{ type: 'ladder.parts-changed.v1', data: { parts, sourceVersion: 2 } }],
          },
        ],
      },
    }),
  );

test('a ladder that knows whose case it was, and not whose it is, is found', async () => {
  expect(await faults(['110111'])).toEqual([]);
  expect(await faults(['110108'])).toHaveLength(1);
});
