/** An organisation as far as its name may stand in a text. */
export interface NamedPlace {
  readonly code: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly chinese: string;
}

/** Where a report is about, as the names in its words suggest it; a person decides. */
export interface ProposedPlace {
  /** Code of a district. */
  readonly district: string;
  /** Code of a township or sub-district of it; null where none is named, or several are. */
  readonly township: string | null;
  /** The names that suggest it, as they stand in the text. */
  readonly because: readonly string[];
}

/** Whole names tell most: 「朝阳区」, 「望京街道」; short ones less, for streets and stations are called after places. */
const weights = { whole: 3, short: 1 } as const;
/** What a short name is followed by when it is that of something else: 「朝阳路」, 「通州北站」, 「海淀桥」. */
const otherBehind = '(?!大?街(?!道)|路|桥|门|寺|[东西南北]?站|公园|医院|大厦|广场|[东西南北中]路)';
const ends = { district: /区$/u, township: /(?:地区办事处|地区|街道办事处|街道|镇|乡)$/u } as const;

/** A name that stands in the words. */
interface Found {
  readonly place: NamedPlace;
  readonly kind: 'district' | 'township';
  readonly district: string;
  readonly name: string;
  readonly weight: number;
}

/** The district that the words of a report name, by itself or by a township of it; null where none or several are. */
export function proposedPlace(
  texts: readonly string[],
  places: readonly NamedPlace[],
): ProposedPlace | null {
  const text = texts.join('\n').normalize('NFKC');
  const found = places.flatMap((place): Found[] => {
    const kind = place.kind === 'district' || place.kind === 'township' ? place.kind : undefined;
    const district = kind === 'district' ? place.code : place.parent;
    if (kind === undefined || district === null) return [];
    const name = place.chinese.replace(/^北京市/u, '');
    const short = name.replace(ends[kind], '');
    if (text.includes(name)) return [{ place, kind, district, name, weight: weights.whole }];
    if (short.length < 2 || short === name) return [];
    return new RegExp(`${short}${otherBehind}`, 'u').test(text)
      ? [{ place, kind, district, name: short, weight: weights.short }]
      : [];
  });
  const sums = [...Map.groupBy(found, ({ district }) => district)]
    .map(([district, names]) => ({
      district,
      names,
      sum: names.reduce((sum, { weight }) => sum + weight, 0),
    }))
    .toSorted((a, b) => b.sum - a.sum);
  const [first, second] = sums;
  if (first === undefined || first.sum === second?.sum) return null;
  const townships = first.names
    .filter(({ kind }) => kind === 'township')
    .toSorted((a, b) => b.weight - a.weight || b.name.length - a.name.length);
  const [one, other] = townships;
  const isOne = one !== undefined && (other === undefined || other.weight < one.weight);
  return {
    district: first.district,
    township: isOne ? one.place.code : null,
    because: [...new Set(first.names.map(({ name }) => name))],
  };
}
