import type { SeededRandom } from '../../replay/seeded-random.ts';
import { declined } from '../words/correspondence.ts';
import { tellOther, type Reported } from '../words/texts.ts';
import type { Act } from './steps.ts';

const surnames = ['赵', '钱', '孙', '李', '周', '吴', '郑', '王', '冯', '陈'] as const;

/** One of them, each as often as its share says. */
export function pickByShare<T>(
  random: SeededRandom,
  shares: readonly (readonly [one: T, share: number])[],
): T {
  return random.pick(shares.flatMap(([one, share]) => Array<T>(share).fill(one)));
}

/** A telephone whose number begins with 154, which no network has, and no more of a name than a surname. */
export function drawContact(random: SeededRandom): { name: string; phone: string } {
  const ending = String(Math.floor(random.next() * 10_000)).padStart(4, '0');
  return {
    name: `${random.pick(surnames)}${random.pick(['先生', '女士'])}`,
    phone: `1540000${ending}`,
  };
}

/** What is no matter of an inspection, told by somebody at that place; `told` are problems that were told already. */
export function tellDeclined(
  random: SeededRandom,
  reported: Reported,
  told: Set<string>,
  ground?: string,
): Reported {
  const { problem } = random.pick(
    declined.filter((one) => ground === undefined || one.ground === ground),
  );
  return { ...reported, problem: tellOther(reported.place, problem, told) };
}

/** How what was told so is declined. @throws Error where it is none of the texts for it */
export function declineOf({ problem }: Reported): Act {
  const said = declined.find((one) => problem.startsWith(one.problem));
  if (said === undefined) throw new Error('what is declined is one of the texts for it');
  const { ground, explanation } = said;
  return {
    do: 'decline',
    ground,
    explanation,
    ...('handedTo' in said ? { handedTo: said.handedTo } : {}),
  };
}
