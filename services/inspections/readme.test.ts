import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { announcementTransitions } from './announcements/announcement-states.ts';
import { transitions } from './inspection/inspection-stages.ts';

const tables: Readonly<
  Record<string, Readonly<Record<string, { from: readonly string[]; to: string }>>>
> = { inspections: transitions, announcements: announcementTransitions };

test.each(Object.entries(tables))('the diagram of %s is the table of transitions', (_, table) => {
  const lines = Object.entries(table).flatMap(([type, { from, to }]) =>
    from.map((stage) => `    ${named(stage)} --> ${named(to === 'same' ? stage : to)}: ${type}`),
  );
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
  expect(readme).toContain(['```mermaid', 'stateDiagram-v2', ...lines, '```'].join('\n'));
});

/** Mermaid takes no hyphen in the name of a state. */
function named(stage: string): string {
  return stage === 'none' ? '[*]' : stage.replaceAll('-', '_');
}
