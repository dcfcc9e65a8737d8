import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ladderTransitions } from './ladder/ladder-stages.ts';
import { notificationTransitions } from './notification/notification-stages.ts';

type Table = Readonly<Record<string, Readonly<Partial<Record<string, string>>>>>;

test.each([
  ['ladder', ladderTransitions],
  ['message', notificationTransitions],
] as const)('the diagram of a %s in the README is its table of transitions', (_, table: Table) => {
  const lines = Object.entries(table).flatMap(([from, events]) =>
    Object.entries(events).map(([type, to = '']) => `    ${named(from)} --> ${named(to)}: ${type}`),
  );
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
  expect(readme).toContain(['```mermaid', 'stateDiagram-v2', ...lines, '```'].join('\n'));
});

/** Mermaid takes no hyphen in the name of a state. */
function named(stage: string): string {
  return stage === 'none' ? '[*]' : stage.replaceAll('-', '_');
}
