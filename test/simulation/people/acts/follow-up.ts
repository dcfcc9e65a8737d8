import {
  askReopening,
  eraseByReceipt,
  followComplaint,
  supplementComplaint,
  tellSatisfaction,
  withdrawByReceipt,
  writeToOffice,
} from '@ducha/contracts';
import { anyOf, happens, some, whole } from '../../chance.ts';
import type { OwnComplaint } from '../person.ts';
import { ordinaryProblem } from '../texts.ts';
import { change, look, secretText, type Act, type Visit } from '../visit.ts';

/** What a citizen does with the receipt. */

function own({ person, random }: Visit): OwnComplaint | undefined {
  return anyOf(random, person.memory.complaints);
}

const follows: Act = {
  name: 'follows their complaints',
  who: ['citizen'],
  weight: 5,
  calls: [followComplaint, supplementComplaint],
  async do(visit) {
    const { random, person } = visit;
    for (const { receipt, key } of some(random, person.memory.complaints, whole(random, 1, 5))) {
      const answer = await look(visit, followComplaint, { receipt });
      if (!answer.ok || answer.body.question === null || answer.body.stage !== 'asked') continue;
      const words = secretText(visit, 2_900, 'message', key, ordinaryProblem);
      await change(visit, supplementComplaint, { receipt, body: { text: words } });
    }
  },
};

const writes: Act = {
  name: 'writes to the office',
  who: ['citizen'],
  weight: 2,
  calls: [writeToOffice],
  async do(visit) {
    const complaint = own(visit);
    if (complaint === undefined) return;
    const words = secretText(visit, 2_900, 'message', complaint.key, ordinaryProblem);
    await change(visit, writeToOffice, { receipt: complaint.receipt, body: { text: words } });
  },
};

const erases: Act = {
  name: 'has their own erased',
  who: ['citizen'],
  weight: 1,
  calls: [followComplaint, eraseByReceipt],
  async do(visit) {
    const { random } = visit;
    const complaint = own(visit);
    if (complaint === undefined) return;
    const { receipt } = complaint;
    const answer = await look(visit, followComplaint, { receipt });
    if (!answer.ok) return;
    const parts = some(random, answer.body.erasable, whole(random, 1, 4));
    if (parts.length === 0) return;
    await change(visit, eraseByReceipt, { receipt, body: { parts } });
  },
};

const withdraws: Act = {
  name: 'takes their complaint back',
  who: ['citizen'],
  weight: 0.5,
  calls: [followComplaint, withdrawByReceipt],
  async do(visit) {
    const complaint = own(visit);
    if (complaint === undefined) return;
    const { receipt } = complaint;
    const answer = await look(visit, followComplaint, { receipt });
    if (!answer.ok || (!answer.body.withdrawable && happens(visit.random, 0.8))) return;
    await change(visit, withdrawByReceipt, { receipt, body: {} });
  },
};

const judges: Act = {
  name: 'says whether they are satisfied',
  who: ['citizen'],
  weight: 2,
  calls: [followComplaint, tellSatisfaction],
  async do(visit) {
    const { random, person } = visit;
    for (const { receipt, key } of some(random, person.memory.complaints, 3)) {
      const answer = await look(visit, followComplaint, { receipt });
      if (!answer.ok || (answer.body.satisfaction === null && happens(random, 0.9))) continue;
      const words = happens(random, 0.5)
        ? { text: secretText(visit, 900, 'message', key, ordinaryProblem) }
        : {};
      const body = { satisfied: happens(random, 0.6), ...words };
      await change(visit, tellSatisfaction, { receipt, body });
    }
  },
};

const asksToReopen: Act = {
  name: 'asks that it is taken up again',
  who: ['citizen'],
  weight: 1,
  calls: [followComplaint, askReopening],
  async do(visit) {
    const { random, person } = visit;
    for (const { receipt, key } of some(random, person.memory.complaints, 3)) {
      const answer = await look(visit, followComplaint, { receipt });
      if (!answer.ok || (!answer.body.reopenable && happens(random, 0.95))) continue;
      const reason = secretText(visit, 900, 'message', key, ordinaryProblem);
      await change(visit, askReopening, { receipt, body: { reason } });
    }
  },
};

const guesses: Act = {
  name: 'tries a receipt',
  who: ['citizen'],
  weight: 1,
  calls: [followComplaint],
  async do(visit) {
    const { random } = visit;
    const complaint = own(visit);
    const mistyped = complaint?.receipt.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    const drawn = String(whole(random, 0, 999_999_999)).padStart(20, '1');
    await look(visit, followComplaint, {
      receipt: happens(random, 0.5) ? (mistyped ?? drawn) : drawn,
    });
  },
};

export const followUpActs = [follows, writes, erases, withdraws, judges, asksToReopen, guesses];
