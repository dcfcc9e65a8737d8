import type { listBatches, listSamples } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';
import type { AlarmGroup } from '../alarms/grouped.ts';
import type { InspectionLine, TodoRow } from './todo-row.ts';

type BatchesBody = BodyOf<typeof listBatches>;

/** Batches exist from the stationing on; what is archived is done with. */
const withBatches = ['stationed', 'reporting', 'feedback-given', 'rectifying'];

export function inspectionsWithBatches(
  lines: readonly InspectionLine[],
): readonly InspectionLine[] {
  return lines.filter(({ stage }) => withBatches.includes(stage));
}

/** What a line of a batch says where it says nothing. */
const ofNothing = {
  keyAttention: 0,
  since: null,
  unreviewed: 0,
  behind: 0,
  draw: null,
  cutOff: null,
} as const;

const noDate = { number: null, due: null, unpublished: [] } as const;

/**
 * What is to be done about the batches of an inspection: one to be closed where accepted complaints wait, and no clock
 * does it soon; those to be
 * disclosed of which each reply is confirmed, or late; those to be disclosed anew because the last edition is behind.
 * @param may the endpoints that some role of the person allows
 */
export function batchTodos(
  inspection: InspectionLine,
  { batches, waiting, cutOff, asOf }: Pick<BatchesBody, 'batches' | 'waiting' | 'cutOff' | 'asOf'>,
  may: (endpoint: 'closeBatch' | 'discloseBatch') => boolean,
): readonly TodoRow[] {
  const none = { ...ofNothing, inspection };
  // One batch at a time: the next begins when this one has gone.
  const isClosing = batches.some(({ state }) => state === 'closing');
  const byClock = cutOff === null || waiting === null ? 'none' : ofClock(cutOff, waiting, asOf);
  const close: readonly TodoRow[] =
    !may('closeBatch') ||
    isClosing ||
    waiting === null ||
    waiting.complaints === 0 ||
    byClock === 'soon'
      ? []
      : [
          {
            ...noDate,
            kind: 'batch',
            id: `close-${inspection.inspection}`,
            act: 'closeBatch',
            href: `/work/batches?inspection=${inspection.inspection}#act-closeBatch`,
            line: {
              ...none,
              ...waiting,
              batch: null,
              cutOff: byClock === 'none' ? null : byClock,
            },
          },
        ];
  const disclose = batches.flatMap(({ batch, state, total, todo }): TodoRow[] => {
    if (todo === null || total === 0) return [];
    const isFirst = state === 'handed-over';
    const isDue = isFirst ? todo.inTime === 0 : state === 'disclosed' && todo.behind > 0;
    if (!isDue) return [];
    return [
      {
        ...noDate,
        kind: 'batch',
        id: batch,
        act: 'discloseBatch',
        href: `/work/batches/${batch}#act-discloseBatch`,
        line: {
          ...none,
          batch,
          complaints: total,
          unreviewed: todo.unreviewed,
          behind: isFirst ? 0 : todo.behind,
        },
      },
    ];
  });
  return [...close, ...(may('discloseBatch') ? disclose : [])];
}

/** How long after a time the clock has usually done its work, in milliseconds. */
const patience = 10 * 60_000;

/** 定时组批: whether the clock closes a batch of what waits soon, is late, or has left something behind. */
function ofClock(
  { nextAt, last }: NonNullable<BatchesBody['cutOff']>,
  { since }: NonNullable<BatchesBody['waiting']>,
  now: string,
): 'soon' | 'late' | 'left' {
  if (Date.parse(nextAt) + patience < Date.parse(now)) return 'late';
  return last !== null && since !== null && since < last ? 'left' : 'soon';
}

/** The samples of an inspection whose lottery has drawn: their winning numbers are to be entered, by two. */
export function sampleTodos(
  inspection: InspectionLine,
  { samples }: Pick<BodyOf<typeof listSamples>, 'samples'>,
  today: string,
): readonly TodoRow[] {
  return samples.flatMap(({ sample, batch, size, state, drawnOn }): TodoRow[] =>
    state === 'drawn' || state === 'withdrawn' || drawnOn >= today
      ? []
      : [
          {
            ...noDate,
            kind: 'batch',
            id: sample,
            act: 'enterWinningNumbers',
            href: `/work/samples/${sample}`,
            line: { ...ofNothing, inspection, batch, complaints: size, draw: state },
          },
        ],
  );
}

/**
 * Alarms that the person is to see to: whoever looks after the duties all but what is long overdue, which the head of
 * the office takes up with the organisation.
 */
export function alarmTodos(
  groups: readonly AlarmGroup[],
  roles: readonly string[],
): readonly TodoRow[] {
  return groups.flatMap((line): TodoRow[] => {
    const { kind, organisation } = line;
    const whose = kind === 'long-overdue' ? 'office-head' : 'notification-administrator';
    if (!roles.includes(whose)) return [];
    const isForAppointment = kind === 'duty-vacant' || kind === 'no-address';
    return [
      {
        ...noDate,
        kind: 'alarm',
        id: `${kind}-${organisation ?? 'provider'}`,
        act: isForAppointment ? 'appointOfficial' : 'handleAlarm',
        href: isForAppointment
          ? `/work/duties?organisation=${encodeURIComponent(organisation ?? '')}`
          : `/work/alarms?kind=${kind}`,
        line,
      },
    ];
  });
}
