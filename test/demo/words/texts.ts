import type { SeededRandom } from '../../replay/seeded-random.ts';
import { matters, type Matter } from './matters.ts';
import { spots, type Place } from './places.ts';

/** What one complaint is about, in the words of whoever reports it and of the office. */
export interface Reported {
  readonly matter: Matter;
  readonly place: Place;
  /** 地点 as it is typed: 望京西路路北侧. */
  readonly where: string;
  /** The citizen's own words; no two are alike. */
  readonly problem: string;
  /** 交办问题基本情况. */
  readonly clearedText: string;
  /** 要点, at most 40 characters. */
  readonly gist: string;
}

const openings = [
  '',
  '',
  '你好，',
  '您好，',
  '我想反映一个问题：',
  '督察组好，',
  '投诉：',
] as const;
const asks = [
  '希望尽快处理。',
  '请督察组来现场看看。',
  '反映过好几次都没有结果，请重视。',
  '望核实处理，谢谢。',
  '请有关部门管一管。',
  '希望给个答复。',
  '希望能从根子上解决，不要走过场。',
] as const;

/** Draws what somebody reports about a place; `taken` are problems that were told already. */
export function drawReport(
  random: SeededRandom,
  place: Place,
  taken: Set<string>,
  matter: Matter = drawMatter(random),
): Reported {
  const source = random.pick(matter.source);
  const [said, written] = random.pick(matter.when);
  const happens = random.pick(matter.happens);
  const suffers = random.pick(matter.suffers);
  const where = `${place.road}${random.pick(spots)}`;
  const problem = untold(
    taken,
    () =>
      `${random.pick(openings)}${place.name}${where}${source}，${said}${happens}，${suffers}。${random.pick(asks)}`,
  );
  return {
    matter,
    place,
    where,
    problem,
    clearedText: `群众反映，${place.name}${where}${source}，${written}${happens}，${suffers}。`,
    gist: `${place.road}${matter.gist}`,
  };
}

/** The same matter, told by another neighbour. */
export function tellAgain(random: SeededRandom, first: Reported, taken: Set<string>): Reported {
  const { matter, place, where } = first;
  const problem = untold(
    taken,
    () =>
      `${random.pick(openings)}就在${place.name}${where}，${random.pick(matter.source)}${random.pick(matter.happens)}，${random.pick(matter.suffers)}，我们好几家邻居都有意见。${random.pick(asks)}`,
  );
  return { ...first, problem };
}

/** What is no matter of an inspection, told by somebody who lives near a place. */
export function tellOther(place: Place, problem: string, taken: Set<string>): string {
  return untold(taken, () => `${problem}我住在${place.name}${place.road}附近。`);
}

function drawMatter(random: SeededRandom): Matter {
  return random.pick(matters.flatMap((matter) => Array<Matter>(matter.share).fill(matter)));
}

/** Says it until nobody said it so before; counts on from the second neighbour where words run out. */
function untold(taken: Set<string>, say: () => string): string {
  for (let attempt = 1; ; attempt += 1) {
    const text = attempt < 20 ? say() : `${say()}这是第${attempt - 18}次反映。`;
    if (taken.has(text)) continue;
    taken.add(text);
    return text;
  }
}
