import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { transitions } from './task/task-stages.ts';

test('the diagram in the README is the table of transitions', () => {
  const lines = Object.entries(transitions).flatMap(([type, { from, to }]) =>
    from.map((stage) => `    ${named(stage)} --> ${named(to)}: ${type}`),
  );
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
  expect(readme).toContain(['```mermaid', 'stateDiagram-v2', ...lines, '```'].join('\n'));
});

/** Mermaid takes no hyphen in the name of a state. */
function named(stage: string): string {
  return stage === 'none' ? '[*]' : stage.replaceAll('-', '_');
}
