import { rectificationPolicy, standardPolicy } from '@ducha/policy';
import { expect, test } from 'vitest';
import type { EvidenceKind } from '@ducha/contracts';
import { acceptingUnit } from '../opening/accepting-unit.ts';
import { decideCompletion, decideMissed } from '../completion/completion.ts';
import { decideAnnouncement } from '../evidence/announcing.ts';
import type { Evidence } from '../evidence/evidence-state.ts';
import { decideTask } from '../opening/opening.ts';
import { decideProgress, type Posted } from '../progress/progress.ts';
import { opening, planned, shown, taskId as id } from '../testing/task-history.ts';
import { statusOn } from './progress-status.ts';
import { taskStream } from './task-fold.ts';
import type { ShownEvidence, TaskEvent } from './task-events.ts';
import type { Task } from './task-state.ts';

const other = '8'.repeat(26);
const note = planned.problem;

function given(...events: readonly TaskEvent[]): Task | null {
  return events.reduce<Task | null>(
    (state, event, index) =>
      taskStream.evolve(state, event, { version: index + 1, at: '2026-04-02T00:00:00.000Z' }),
    taskStream.initial,
  );
}

const { sha256 } = shown('after');
function post(state: Task | null, evidence: ShownEvidence[], tasks: string[] = []) {
  return decideProgress(
    state,
    { task: id, organisation: '110105', word: 'behind', text: note, evidence },
    evidence.length === 0 ? {} : { [sha256]: { tasks } },
  );
}
const finish = (state: Task | null, organisation = '110105') =>
  decideCompletion(state, {
    task: id,
    organisation,
    text: note,
    at: '2026-04-19T01:00:00.000Z',
    today: '2026-04-19',
  });

test('a task begins once, with the date for its lead until the end of that day in Beijing', () => {
  expect(opening.map(({ type }) => type)).toEqual(['task.opened.v2', 'deadline.set.v1']);
  expect(opening[1]?.data).toMatchObject({
    deadline: `task/${id}/110105/finish`,
    matter: { kind: 'task', id, number: 'W3BJ202603300001-Z1' },
    due: '2026-04-20T16:00:00.000Z',
  });
  const again = decideTask(given(...opening), {
    task: id,
    at: '',
    plan: planned,
  });
  expect(again).toEqual({ rejected: 'already-done' });
});

test('what shows before and after is a photograph; a document is a document', () => {
  const announce = (kind: EvidenceKind, mediaType: ShownEvidence['mediaType']) => {
    const { evidence: _, ...file } = shown(kind, mediaType);
    return decideAnnouncement(
      null,
      { ...file, task: id, organisation: '110105' },
      given(...opening)!,
    );
  };
  for (const kind of ['before', 'after'] as const) {
    expect(announce(kind, 'image/webp')).toHaveLength(1);
    expect(announce(kind, 'application/pdf')).toMatchObject({
      rejected: 'invalid',
      faults: [{ pointer: '#/mediaType' }],
    });
  }
  expect(announce('document', 'application/pdf')).toHaveLength(1);
  expect(announce('monitoring', 'application/pdf')).toHaveLength(1);
});

test('a photograph is remembered with its task; one of another task is flagged, not refused', () => {
  const first = post(given(...opening), [shown('before')]) as Posted;
  expect(first.primary[0]?.data).toMatchObject({ usedElsewhere: [] });
  expect(first.companions[sha256]).toEqual([
    { type: 'photograph.shown.v1', data: { tasks: [id] } },
  ]);
  const flagged = post(given(...opening), [shown('before')], [other]) as Posted;
  expect(flagged.primary[0]?.data).toMatchObject({ usedElsewhere: ['3'.repeat(26)] });
  expect(flagged.companions[sha256]).toEqual([
    { type: 'photograph.shown.v1', data: { tasks: [other, id] } },
  ]);
  const again = post(given(...opening), [shown('before')], [id]) as Posted;
  expect(again.primary[0]?.data).toMatchObject({ usedElsewhere: [] });
  expect(again.companions[sha256]).toEqual([]);
});

test('the lead finishes, when it has shown how it looks after; then nothing more can be posted', () => {
  const before = (post(given(...opening), [shown('before')]) as Posted).primary;
  const after = (post(given(...opening), [shown('after')]) as Posted).primary;
  expect(finish(given(...opening, ...before))).toEqual({ rejected: 'evidence-missing' });
  expect(finish(given(...opening, ...after), 'shuiwu')).toEqual({ rejected: 'lead-only' });
  const done = finish(given(...opening, ...before, ...after)) as TaskEvent[];
  expect(done.map(({ type }) => type)).toEqual([
    'task.completion-described.v1',
    'task.finished.v1',
    'deadline.met.v1',
  ]);
  const finished = given(...opening, ...after, ...done);
  expect(finished).toMatchObject({ stage: 'awaiting-acceptance', finishedOn: '2026-04-19' });
  expect(finish(finished)).toEqual({ rejected: 'wrong-stage' });
  expect(post(finished, [])).toEqual({ rejected: 'wrong-stage' });
  const announced: Evidence = { ...shown('after'), task: id, organisation: '110105' };
  expect(decideAnnouncement(null, announced, finished!)).toEqual({ rejected: 'wrong-stage' });
  expect(decideMissed(finished, '2026-05-01T00:00:00.000Z')).toEqual([]);
});

test('a missed date is put on record once, after its day has ended in Beijing', () => {
  const state = given(...opening);
  expect(decideMissed(state, '2026-04-20T15:59:59.999Z')).toEqual([]);
  const missed = decideMissed(state, '2026-04-20T16:00:00.000Z');
  expect(missed).toEqual([{ type: 'task.deadline-missed.v1', data: { deadline: '2026-04-20' } }]);
  expect(decideMissed(given(...opening, ...missed), '2026-04-21T16:00:00.000Z')).toEqual([]);
});

test.each([
  [{ lead: '110105001', leadsParent: '110105', assisting: [] }, '110105'],
  [{ lead: '110105001', leadsParent: '110105', assisting: ['110105'] }, 'sthjj'],
  [{ lead: '110105', leadsParent: null, assisting: ['shuiwu'] }, 'sthjj'],
  [{ lead: '110105', leadsParent: null, assisting: ['sthjj'] }, 'dcb'],
  [{ lead: 'sthjj', leadsParent: null, assisting: [] }, 'dcb'],
])('the accepting unit of %o is %s, never one that does the work', (responsible, expected) => {
  expect(acceptingUnit(responsible, standardPolicy(rectificationPolicy).values)).toBe(expected);
});

test('where all that the policy names do the work, a unit of the standard policy accepts', () => {
  const responsible = { lead: '110105', leadsParent: null, assisting: ['sthjj'] };
  expect(acceptingUnit(responsible, { acceptingUnits: ['sthjj'] })).toBe('dcb');
  const all = { ...responsible, assisting: ['sthjj', 'dcb'] };
  expect(() => acceptingUnit(all, { acceptingUnits: ['sthjj'] })).toThrow('nobody');
});

test.each([
  ['2026-04-20', null, null, 'not-started'],
  ['2026-04-20', null, 'on-schedule', 'on-schedule'],
  ['2026-04-20', null, 'behind', 'behind'],
  ['2026-04-21', null, 'on-schedule', 'overdue'],
  ['2026-04-21', '2026-04-21', 'behind', 'awaiting-acceptance'],
] as const)('on %s, finished %s, last word %s: %s', (today, finishedOn, lastWord, expected) => {
  const task = { deadline: '2026-04-20', finishedOn, lastWord, isEnded: false };
  expect(statusOn(today, task)).toBe(expected);
  // What the office ended is late no more; what was finished before that stays so.
  expect(statusOn(today, { ...task, isEnded: true })).toBe(
    finishedOn === null ? 'ended' : 'awaiting-acceptance',
  );
});
