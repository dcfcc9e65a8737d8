import { createHash } from 'node:crypto';

/** Codes for the words of published tables: organisations, types, channels, verdicts, states. */

/** The 16 districts of Beijing and the development area, by their short names. Only where the place is Beijing: there is a 通州 in Nantong too. */
const beijingDistricts: Readonly<Record<string, string>> = {
  东城: '110101',
  西城: '110102',
  朝阳: '110105',
  丰台: '110106',
  石景山: '110107',
  海淀: '110108',
  门头沟: '110109',
  房山: '110111',
  通州: '110112',
  顺义: '110113',
  昌平: '110114',
  大兴: '110115',
  怀柔: '110116',
  平谷: '110117',
  密云: '110118',
  延庆: '110119',
  经开区: 'kfq',
};

/** Places whose tables name Beijing's districts. */
const beijing = new Set(['bj', 'beijing', 'tongzhou']);

/** 问题类型 as different places name them. */
export const typeCodes: Readonly<Record<string, { code: string; english: string }>> = {
  噪声: { code: 'noise', english: 'Noise' },
  固体废物: { code: 'solid-waste', english: 'Solid waste' },
  大气: { code: 'air', english: 'Air' },
  生态: { code: 'ecology', english: 'Ecology' },
  水: { code: 'water', english: 'Water' },
  土壤: { code: 'soil', english: 'Soil' },
  辐射: { code: 'radiation', english: 'Radiation' },
  其他: { code: 'other', english: 'Other' },
  海洋: { code: 'marine', english: 'Marine' },
  油烟: { code: 'cooking-fumes', english: 'Cooking fumes' },
  扬尘: { code: 'dust', english: 'Dust' },
  垃圾: { code: 'refuse', english: 'Refuse' },
  重金属: { code: 'heavy-metals', english: 'Heavy metals' },
};

export const channelCodes = {
  来电: 'phone',
  来信: 'letter',
  网络: 'web',
  来访: 'visit',
  其他: 'other',
} as const;

export const verdictCodes = {
  属实: 'substantiated',
  基本属实: 'mostly-substantiated',
  部分属实: 'partly-substantiated',
  不属实: 'unsubstantiated',
} as const;

export const statusCodes = {
  办结: 'closed',
  已办结: 'closed',
  阶段性办结: 'staged',
  正在办理: 'open',
  未办结: 'open',
} as const;

/** Looks a word up in one of the lists above; throws naming the word that no list has. */
export function codeOf<Code extends string>(
  list: Readonly<Record<string, Code>>,
  word: string,
): Code {
  const code = list[word];
  if (code === undefined)
    throw new Error(`no code for ${word}; known are ${Object.keys(list).join(', ')}`);
  return code;
}

/** The place that a table is about: the first part of its id. */
export function placeOf(table: { readonly id: string }): string {
  return table.id.slice(0, table.id.indexOf('_'));
}

/** The organisation of a name in that place; one of another place gets a code of its own. */
export function organisationOf(place: string, name: string): { code: string; known: boolean } {
  const code = beijing.has(place) ? beijingDistricts[name] : undefined;
  return code === undefined
    ? { code: ownCode('o', place, name), known: false }
    : { code, known: true };
}

/** The type of a name; one that no list above has gets a code of its own. */
export function typeOf(name: string): { code: string; english: string } {
  return typeCodes[name] ?? { code: ownCode('t', 'type', name), english: name };
}

/** Organisations to draw from where a table names none. */
export function usualOrganisations(place: string): string[] {
  return beijing.has(place)
    ? Object.keys(beijingDistricts)
    : ['承办单位一', '承办单位二', '承办单位三'].map((name) => `${place}${name}`);
}

function ownCode(prefix: string, ...words: string[]): string {
  const hash = createHash('sha256').update(words.join('/')).digest('hex').slice(0, 10);
  return `${prefix}-${hash}`;
}
