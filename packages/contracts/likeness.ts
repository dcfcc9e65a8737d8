/**
 * 疑似重复: which complaints of an inspection may be about the same matter as words that somebody reads. It is the
 * page's own work, over the gists of the ledger that it holds: the words are sealed and are sent nowhere for it.
 */

/** What a row is compared by. */
export interface Compared {
  readonly id: string;
  /** 要点; null where a person has cleared none yet, which is compared with nothing. */
  readonly gist: string | null;
  readonly number: string | null;
  readonly district: string | null;
  readonly mainType: string | null;
}

/** Why a row may be the same matter. */
export type Reason =
  /** Its number stands in the words. */
  | { readonly kind: 'number' }
  /** The same place, or the same firm, is named. */
  | { readonly kind: 'place' | 'accused'; readonly text: string }
  /** The same other words are used. */
  | { readonly kind: 'words'; readonly texts: readonly string[] }
  | { readonly kind: 'type' | 'district' };

/** A row that may be about the same matter. */
export interface Likely<Row> {
  readonly row: Row;
  /** From 0 to 100. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** What is told: the complainant's words, and what is known of them besides. */
export interface Told {
  readonly id: string;
  readonly texts: readonly string[];
  readonly district: string | null;
  readonly type: string | null;
}

/** Rows, prepared to be compared with many words. */
export interface LikenessIndex<Row> {
  readonly rows: readonly Prepared<Row>[];
  /** By pair of characters the places in `rows` whose gists hold it. */
  readonly holders: ReadonlyMap<string, readonly number[]>;
  /** The places that their gists begin with, each once. */
  readonly places: readonly string[];
}

interface Prepared<Row> extends Omit<Compared, 'gist'> {
  readonly row: Row;
  readonly gist: string;
  /** The place that its gist begins with, if it does. */
  readonly place: string;
  /** How much the pairs of characters behind the place tell: which place it is, is counted by itself. */
  readonly weight: number;
}

/** So many are shown, and none that is less alike. */
const shownAtMost = 5;
const leastScore = 50;
/** So many are looked at closely. */
const lookedAt = 60;
/** Less than this is not looked at: a quarter of what a gist says, or its place. */
const leastNear = 0.25;

/** How much each likeness counts of a hundred; a place or a firm alone is not enough. */
const counts = { words: 50, place: 25, accused: 15, type: 20, district: 5 } as const;
/** The same words about another district, or about a place that is not named, are most often another matter. */
const elsewhere = 0.5;

const placeEnd =
  '(?:大街|街道?|公路|[路桥巷村镇乡庄屯里苑园河湖渠沟]|胡同|小区|家园|社区|广场|大厦|水库|车站|地铁站|口)';
/** 「幸福里小区」 is one place, not 「幸福里」. */
const placeBegin = new RegExp(
  `^\\p{Script=Han}{1,10}?${placeEnd}(?:小区|家园|社区|广场|大厦|公园|市场)*`,
  'u',
);
const accusedIn =
  /[\p{Script=Han}a-z0-9]{2,12}?(?:公司|工厂|饭店|餐厅|酒店|宾馆|酒吧|食堂|医院|学校|市场|商场|超市|搅拌站|加油站|转运站|处理厂|修理厂|汽修店|汽修厂|洗车行|养殖场|填埋场|烧烤店|项目部|[厂店馆])/u;

/** Prepares rows; each once, however often they are asked about. */
export function likenessIndex<Row>(
  rows: readonly Row[],
  comparedOf: (row: Row) => Compared,
): LikenessIndex<Row> {
  const holders = new Map<string, number[]>();
  const gists = rows.flatMap((row) => {
    const { gist, ...compared } = comparedOf(row);
    if (gist === null) return [];
    const written = letters(gist);
    return [{ ...compared, row, gist: written, place: placeBegin.exec(written)?.[0] ?? '' }];
  });
  for (const [at, one] of gists.entries()) {
    for (const pair of pairsOf(matterOf(one))) {
      const known = holders.get(pair);
      if (known === undefined) holders.set(pair, [at]);
      else known.push(at);
    }
  }
  return {
    holders,
    places: [...new Set(gists.map(({ place }) => place))].filter((place) => place !== ''),
    rows: gists.map((one) => ({
      ...one,
      weight: [...pairsOf(matterOf(one))].reduce(
        (sum, pair) => sum + tellingOf(holders.get(pair)?.length ?? 0, gists.length),
        0,
      ),
    })),
  };
}

/** The rows that may be about what is told, the likeliest first; what is told itself is none of them. */
export function likelyOnes<Row>(
  { rows, holders, places }: LikenessIndex<Row>,
  told: Told,
): readonly Likely<Row>[] {
  const text = told.texts.map(letters).join('\n');
  const shared = new Float64Array(rows.length);
  for (const pair of pairsOf(text)) {
    const held = holders.get(pair) ?? [];
    const telling = tellingOf(held.length, rows.length);
    for (const at of held) shared[at] = (shared[at] ?? 0) + telling;
  }
  const named = new Set(places.filter((place) => text.includes(place)));
  const alike = rows
    .map((one, at) => {
      const share = one.weight === 0 ? 0 : (shared[at] ?? 0) / one.weight;
      const numbered = one.number !== null && text.includes(letters(one.number));
      const isThere = named.has(one.place);
      return { one, share, numbered, near: (numbered ? 2 : 0) + (isThere ? 0.5 : 0) + share };
    })
    .filter(({ one, near }) => one.id !== told.id && near > leastNear)
    .toSorted((a, b) => b.near - a.near)
    .slice(0, lookedAt);
  return alike
    .map(({ one, share, numbered }) => compared(one, { ...told, text, share, numbered }))
    .filter(({ score }) => score >= leastScore)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, shownAtMost);
}

function compared<Row>(
  one: Prepared<Row>,
  told: Told & { readonly text: string; readonly share: number; readonly numbered: boolean },
): Likely<Row> {
  const runs = sharedRuns(one.gist, told.text);
  const place = runs.map((run) => placeBegin.exec(run)?.[0]).find((found) => found !== undefined);
  const accused = runs
    .map((run) => accusedIn.exec(withoutPlace(run, place))?.[0])
    .find((found) => found !== undefined);
  const others = runs
    .map((run) => withoutPlace(run, place).replace(accused ?? '\n', ''))
    .filter((run) => run.length > 1);
  const isSameType = told.type !== null && one.mainType === told.type;
  const isSameDistrict = told.district !== null && one.district === told.district;
  const isElsewhere =
    (told.district !== null && one.district !== null && !isSameDistrict) ||
    (one.place !== '' && place === undefined && accused === undefined);
  const sum =
    counts.words * told.share +
    (place === undefined ? 0 : counts.place) +
    (accused === undefined ? 0 : counts.accused) +
    (isSameType ? counts.type : 0) +
    (isSameDistrict ? counts.district : 0);
  // What is not known of it speaks neither for it nor against it.
  const most =
    counts.words +
    counts.place +
    (told.type === null ? 0 : counts.type) +
    (told.district === null ? 0 : counts.district);
  const score = Math.min(100, Math.round((100 * sum) / most));
  return {
    row: one.row,
    score: told.numbered ? 100 : isElsewhere ? Math.round(score * elsewhere) : score,
    reasons: [
      ...(told.numbered ? [{ kind: 'number' as const }] : []),
      ...(place === undefined ? [] : [{ kind: 'place' as const, text: place }]),
      ...(accused === undefined ? [] : [{ kind: 'accused' as const, text: accused }]),
      ...(others.length === 0 ? [] : [{ kind: 'words' as const, texts: others.slice(0, 3) }]),
      ...(isSameType ? [{ kind: 'type' as const }] : []),
      ...(isSameDistrict ? [{ kind: 'district' as const }] : []),
    ],
  };
}

/** What a gist says behind its place; all of it where that is nothing. */
function matterOf({ gist, place }: { readonly gist: string; readonly place: string }): string {
  return gist.length - place.length > 1 ? gist.slice(place.length) : gist;
}

function withoutPlace(run: string, place: string | undefined): string {
  return place !== undefined && run.startsWith(place) ? run.slice(place.length) : run;
}

/** The passages of two characters and more of the first text that stand in the second, each as long as it goes. */
function sharedRuns(text: string, other: string): string[] {
  const runs: string[] = [];
  for (let from = 0; from < text.length - 1;) {
    let until = from + 1;
    while (until < text.length && other.includes(text.slice(from, until + 1))) until += 1;
    if (until - from > 1) runs.push(text.slice(from, until));
    from = Math.max(until, from + 1);
  }
  return runs;
}

/** Letters and digits alone, in one writing. */
function letters(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < text.length; at += 1) pairs.add(text.slice(at, at + 2));
  return pairs;
}

/** What few rows hold tells more than what all do. */
function tellingOf(held: number, all: number): number {
  return Math.log(1 + all / (1 + held));
}
