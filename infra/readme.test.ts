import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { services, subscriptions } from '@ducha/contracts';
import { demonstrationPersons } from '@ducha/local-cloud';
import { projections as complaints } from '../services/complaints/projections.ts';
import { projections as inspections } from '../services/inspections/projections.ts';
import { projections as notifications } from '../services/notifications/projections.ts';
import { projections as rectification } from '../services/rectification/projections.ts';
import { root } from './bundle.ts';

const projections = { complaints, inspections, rectification, notifications };

const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

test('the README names every person one can sign in as', () => {
  const named = [...readme.matchAll(/^\|.*?\| (`.+`) \|$/gm)].flatMap(([, cell = '']) =>
    cell.split(', ').map((slug) => slug.slice(1, -1)),
  );
  expect(named.toSorted()).toEqual(demonstrationPersons.map(({ slug }) => slug).toSorted());
});

test('the diagram of events in the README is the table of subscriptions', () => {
  const drawn = /```mermaid\nflowchart LR\n([\s\S]*?)\n```/.exec(readme)?.[1];
  expect(drawn).toBe(arrows().join('\n'));
});

/** One arrow from those who say an event to those who hear it; events of the same two ends share it. */
function arrows(): string[] {
  const events = [...new Set(subscriptions.map(({ event }) => event))];
  const byEnds = Map.groupBy(events, (event) => `${producers(event)} ${consumers(event)}`);
  return [...byEnds.values()].map((shared) => {
    const [first = ''] = shared;
    return `  ${producers(first)} -- "${shared.join('<br>')}" --> ${consumers(first)}`;
  });
}

function producers(event: string): string {
  return services
    .filter((service) =>
      projections[service].some(({ stream }) => stream.events.types.includes(event)),
    )
    .join(' & ');
}

function consumers(event: string): string {
  return subscriptions
    .filter((row) => row.event === event)
    .map(({ consumer }) => consumer)
    .join(' & ');
}
