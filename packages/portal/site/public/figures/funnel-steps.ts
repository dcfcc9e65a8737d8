import type { readPublicFigures } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';

type Figures = BodyOf<typeof readPublicFigures>;
type Counts = Pick<
  Figures,
  | 'received'
  | 'valid'
  | 'merged'
  | 'declined'
  | 'withdrawn'
  | 'transferred'
  | 'closed'
  | 'staged'
  | 'open'
>;

/** A stage that complaints are in or went through. */
export type Stage = keyof Counts | 'screening' | 'waiting';

/** A stage of the way, and what became of those that reached it but not the next, or where they are. */
export interface Step {
  readonly stage: 'received' | 'valid' | 'transferred';
  readonly count: number;
  readonly parts: readonly { readonly stage: Stage; readonly count: number }[];
}

/**
 * The funnel: received, valid, handed over, and what is between them, so that each stage is the next one
 * and its parts together. The figures of a moment are counted one after the other: a part that would be
 * less than nothing for that moment is nothing.
 */
export function funnelSteps(counts: Counts): readonly Step[] {
  const { received, valid, merged, declined, withdrawn, transferred, closed, staged, open } =
    counts;
  const screening = Math.max(0, received - valid - declined - withdrawn);
  const waiting = Math.max(0, valid - merged - transferred);
  return [
    {
      stage: 'received',
      count: received,
      parts: [
        { stage: 'declined', count: declined },
        { stage: 'withdrawn', count: withdrawn },
        { stage: 'screening', count: screening },
      ],
    },
    {
      stage: 'valid',
      count: valid,
      parts: [
        { stage: 'merged', count: merged },
        { stage: 'waiting', count: waiting },
      ],
    },
    {
      stage: 'transferred',
      count: transferred,
      parts: [
        { stage: 'closed', count: closed },
        { stage: 'staged', count: staged },
        { stage: 'open', count: open },
      ],
    },
  ];
}

/** A share as people write it, `92%` or `4.3%`; undefined of nothing. */
export function percentOf(count: number, whole: number): string | undefined {
  return whole === 0 ? undefined : `${Math.round((count / whole) * 1_000) / 10}%`;
}
