import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { complaintTransitions } from './complaint/complaint-stage.ts';

test('the diagram in the README is the table', () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
  const arrows = Object.entries(complaintTransitions).flatMap(([from, moves]) =>
    Object.entries(moves).map(
      ([move, to]) => `    ${from === 'none' ? '[*]' : from} --> ${to}: ${move}`,
    ),
  );
  const drawn = /```mermaid\nstateDiagram-v2\n([\s\S]*?)\n```/.exec(readme)?.[1];
  expect(drawn).toBe(arrows.join('\n'));
});
