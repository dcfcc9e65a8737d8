import type { Outcomes as Counts } from '@ducha/contracts';
import { useWords } from '../words.ts';

/** In the order in which the published tables have them. */
export const outcomeNames = [
  'orderedToRectify',
  'fined',
  'fineYuan',
  'criminalCases',
  'detained',
  'summoned',
  'heldAccountable',
] as const satisfies readonly (keyof Counts)[];

/** What was done to offenders, in figures; those that are nought are not told. */
export function Outcomes(props: { readonly outcomes: Counts; readonly none: string }) {
  const { words } = useWords();
  const told = outcomeNames.filter((name) => props.outcomes[name] > 0);
  if (told.length === 0) return <>{props.none}</>;
  return (
    <ul class="inline-list">
      {told.map((name) => (
        <li key={name}>
          {words.outcome[name]}{' '}
          <strong class="number">{props.outcomes[name].toLocaleString('en')}</strong>{' '}
          {words.outcomeUnit[name]}
        </li>
      ))}
    </ul>
  );
}
