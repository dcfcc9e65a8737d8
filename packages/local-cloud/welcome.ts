import { randomUUID } from 'node:crypto';
import { prove } from '@ducha/proof-of-work';
import { demonstrationPersons } from './issuer/persons.ts';
import { isObject, listAt, textAt } from './json.ts';

/** What is printed when the house is up: addresses, persons, and three lines that work as pasted. */
export async function welcome(
  { portal, address }: { readonly portal: string; readonly address: string },
  milliseconds: number,
): Promise<string> {
  const inspection = await openInspection(address);
  const persons = demonstrationPersons.map(({ slug, title }) => `  ${slug.padEnd(34)}${title}`);
  const complaint = JSON.stringify({
    inspection,
    problem: '夜间施工噪声扰民',
    place: '望京西路北侧工地',
    district: '110105',
    type: 'noise',
  });
  const key = randomUUID();
  const proof = await prove(address, key);
  return `
Ducha is running at ${portal} after ${(milliseconds / 1000).toFixed(1)} s; officials work at ${portal}/work
Its HTTP API is at ${address}; phones, mail, clock and tokens are at ${address}/_local

One can sign in as
${persons.join('\n')}
  and at any other organisation by its code, e.g. organisation-liaison@110108

What takes complaints now:
curl '${address}/public/inspections'

A complaint and its receipt (the work for it is done; good for half an hour):
curl -X POST '${address}/public/complaints' -H 'Idempotency-Key: ${key}' -H 'Proof: ${proof}' -H 'Content-Type: application/json' -d '${complaint}'

What the office sees of it:
curl '${address}/complaints?inspection=${inspection}' -H "Authorization: Bearer $(curl -s -X POST -H 'Accept: text/plain' '${address}/_local/token?as=office-screener')"

A month of an inspection, in another terminal:
npm run demo

Ctrl-C ends it.`;
}

async function openInspection(address: string): Promise<string> {
  const response = await fetch(`${address}/public/inspections`);
  const answer: unknown = await response.json();
  const [first] = isObject(answer) ? listAt(answer, 'inspections') : [];
  return textAt(first, 'inspection') ?? '';
}
