import { listComplaints, listTasks, type Endpoint } from '@ducha/contracts';
import { complaintFacts } from '@ducha/contracts/complaint-facts.ts';
import { taskFacts } from '@ducha/contracts/task-facts.ts';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';

/** What the address of a ledger asks of its rows, a program asks of the list by pages. */
test.each([
  // What waits for oneself is another list: by its date.
  ['complaints', listComplaints, complaintFacts, ['todo']],
  ['tasks', listTasks, taskFacts, []],
] as const)('the filters of the ledger of %s are those of its list', (_, endpoint, facts, but) => {
  const names = [
    ...Object.keys(facts.codes),
    ...Object.keys(facts.days).flatMap((name) => [`${name}From`, `${name}Until`]),
    ...Object.keys(facts.marks),
    'due',
  ].filter((name) => !but.some((one) => one === name));
  expect(namesOf(endpoint)).toEqual(expect.arrayContaining(names));
});

function namesOf({ query }: Endpoint): string[] {
  return Object.keys(z.toJSONSchema(query, { io: 'input' }).properties ?? {});
}
