import { complaintStream } from '../../../services/complaints/complaint/complaint-fold.ts';
import { numberStream } from '../../../services/complaints/screening/complaint-number.ts';
import type { Evidence } from './evidence.ts';
import { foldsOf } from './folded.ts';
import type { Invariant } from './invariant.ts';

/** A complaint that has a number, as far as numbers go. */
interface Numbered {
  readonly complaint: string;
  readonly inspection: string;
  readonly number: string;
}

/**
 * 受理编号 (domain, section 4): given once, in a row, and read by people of the whole city, who have nothing else to
 * tell two complaints apart by.
 */
export const numberInvariants: readonly Invariant[] = [
  {
    name: 'a number is given once',
    says: 'In one inspection no two complaints have the same number.',
    moment: 'at-rest',
    check: (evidence) =>
      twice(numbered(evidence), ({ inspection, number }) => `${inspection} ${number}`),
  },
  {
    name: 'no number is given by two inspections',
    says: 'A number means one complaint in the whole city, whichever inspections of a round are open.',
    moment: 'at-rest',
    check(evidence) {
      const all = numbered(evidence);
      return [...Map.groupBy(all, ({ number }) => number)].flatMap(([number, complaints]) => {
        const givers = new Set(complaints.map(({ inspection }) => inspection));
        return givers.size < 2 ? [] : [`${number} was given by ${[...givers].join(' and ')}`];
      });
    },
  },
  {
    name: 'serials run without gaps',
    says: 'The numbers of a channel, a round and a day are 1, 2, 3 … to the last one, in the whole city.',
    moment: 'at-rest',
    check(evidence) {
      const series = Map.groupBy(numbered(evidence), ({ number }) => number.slice(0, -4));
      return [...series].flatMap(([name, complaints]) => {
        const serials = complaints.map(({ number }) => Number(number.slice(-4)));
        const highest = Math.max(...serials);
        const missing = Array.from({ length: highest }, (_, index) => index + 1).filter(
          (serial) => !serials.includes(serial),
        );
        return missing.map((serial) => `${name}: ${serial} of ${highest} was given to nobody`);
      });
    },
  },
  {
    name: 'a number says what its complaint is',
    says: 'Channel and day of a number are those of its complaint, and its series has it written down for that one.',
    moment: 'at-rest',
    check(evidence) {
      const given = givenIn(evidence);
      const complaints = foldsOf(evidence, 'complaints', complaintStream);
      const wrong = [...complaints].flatMap(([id, { state }]) => {
        const { number, intake } = state;
        if (number === null || intake === null) return [];
        const { channel, receivedOn } = intake;
        const [, letter = '', day = '', serial = ''] = form.exec(number) ?? [];
        const fits =
          (letters[channel] ?? 'QTE').includes(letter) && day === receivedOn.replaceAll('-', '');
        if (!fits || letter === '') return [`${id}, by ${channel} on ${receivedOn}, is ${number}`];
        const holder = given.get(`${number.slice(0, -4)}/${Number(serial)}`);
        return holder === id ? [] : [`${number} of ${id} was given to ${holder ?? 'nobody'}`];
      });
      const lost = [...given].flatMap(([place, id]) => {
        const number = complaints.get(id)?.state.number ?? null;
        return number === null ? [`${place} was given to ${id}, which has no number`] : [];
      });
      return [...wrong, ...lost];
    },
  },
  {
    name: 'a number of another list is taken once',
    says: 'No two complaints bear the same number of the same foreign list.',
    moment: 'at-rest',
    check(evidence) {
      const foreign = [...foldsOf(evidence, 'complaints', complaintStream)].flatMap(
        ([complaint, { state }]) => {
          const number = state.intake?.foreign ?? null;
          return number === null ? [] : [{ complaint, number: `${number.list} ${number.number}` }];
        },
      );
      return twice(foreign, ({ number }) => number);
    },
  },
];

/** Channel, round, region, day and serial. */
const form = /^([DXWFQTE])\d?BJ(\d{8})(\d{4})$/;
const letters: Readonly<Record<string, string>> = { phone: 'D', letter: 'X', web: 'W', visit: 'F' };

function numbered(evidence: Pick<Evidence, 'logs'>): Numbered[] {
  return [...foldsOf(evidence, 'complaints', complaintStream)].flatMap(
    ([
      complaint,
      {
        state: { number, intake },
      },
    ]) =>
      number === null || intake === null
        ? []
        : [{ complaint, inspection: intake.inspection, number }],
  );
}

/** Series and serial → the complaint that the series was told. */
function givenIn(evidence: Pick<Evidence, 'logs'>): Map<string, string> {
  const given = new Map<string, string>();
  for (const [series, { events }] of foldsOf(evidence, 'complaints', numberStream)) {
    for (const { event } of events) {
      if (event.type !== 'number.given.v1') continue;
      given.set(`${series}/${event.data.serial}`, event.data.complaint);
    }
  }
  return given;
}

function twice<One extends { readonly complaint: string }>(
  all: readonly One[],
  keyOf: (one: One) => string,
): string[] {
  return [...Map.groupBy(all, keyOf)].flatMap(([key, found]) =>
    found.length < 2
      ? []
      : [`${key} is the number of ${found.map(({ complaint }) => complaint).join(' and ')}`],
  );
}
