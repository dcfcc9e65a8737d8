import { wangjing } from '../acts.ts';
import type { Called, readComplaintLedger } from '@ducha/contracts';

/** A complaint as its ledger has it. */
export type ComplaintRow = Extract<
  Called<typeof readComplaintLedger>,
  { ok: true }
>['body']['rows'][number];

/** The districts' codes of Beijing. */
const districts = Array.from(
  { length: 19 },
  (_, at) => `1101${String(at + 1).padStart(2, '0')}`,
).filter((code) => !['110103', '110104', '110110'].includes(code));
const channels = ['phone', 'letter', 'web', 'visit', 'other'] as const;
const stages = [
  ...(['received', 'asked', 'declined', 'merged', 'accepted', 'transferred'] as const),
  ...(['refused', 'handling', 'replied', 'approved', 'staged', 'closed'] as const),
];
const verdicts = [
  ...([
    'substantiated',
    'mostly-substantiated',
    'partly-substantiated',
    'unsubstantiated',
  ] as const),
];
const places = ['幸福大街', '工业园东区', '河堤路', '体育场北门', '建材市场', '三号院', '望京西园'];
const troubles = [
  '工地夜间施工噪声扰民',
  '餐馆油烟直排居民楼',
  '渣土车遗撒扬尘',
  '雨水口排出黑臭污水',
  '垃圾站异味长期不散',
  '喷漆车间刺鼻气味',
  '裸土未苫盖',
  '广场舞音响过大',
];
const day = 24 * 60 * 60 * 1_000;

/** The same numbers for the same seed (Park and Miller): two benches measure the same rows. */
function luckOf(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % most;
  };
}

/**
 * Complaints of one inspection as a month brings them, for the pages alone: no house has seen them.
 * @param types the codes of the types that the house knows
 * @param today a calendar date, the last on which one came
 */
export function ledgerRows(given: {
  readonly count: number;
  readonly inspection: string;
  readonly types: readonly string[];
  readonly today: string;
}): readonly ComplaintRow[] {
  const { count, inspection, types, today } = given;
  const luck = luckOf(20_261_128);
  const one = <Value>(list: readonly Value[]): Value => {
    const found = list[luck(list.length)];
    if (found === undefined) throw new Error('one of nothing');
    return found;
  };
  const dayBack = (days: number): string =>
    new Date(Date.parse(`${today}T00:00Z`) - days * day).toISOString().slice(0, 10);
  return Array.from({ length: count }, (_, at): ComplaintRow => {
    const back = luck(30);
    const receivedOn = dayBack(back);
    const stage = back < 2 ? one(stages.slice(0, 5)) : one(stages);
    const place = stages.indexOf(stage);
    const isNumbered = place >= 3;
    const isOut = place >= 5;
    const isDone = stage === 'closed' || stage === 'staged';
    const district = one(districts);
    const from = one(channels);
    const letter = { phone: 'D', letter: 'X', web: 'W', visit: 'F', other: 'Q' }[from];
    return {
      complaint: String(at).padStart(26, '0'),
      version: 1 + luck(9),
      inspection,
      stage,
      channel: from,
      number: isNumbered
        ? `${letter}3BJ${receivedOn.replaceAll('-', '')}${String(at % 10_000).padStart(4, '0')}`
        : null,
      receivedOn,
      district,
      township: district === '110105' && at % 2 === 0 ? wangjing : null,
      mainType: place < 2 ? null : one(types),
      keyAttention: luck(20) === 0,
      organisations: isOut
        ? [
            { organisation: district, role: 'lead' },
            ...(luck(6) === 0 ? [{ organisation: 'sthjj', role: 'assist' as const }] : []),
          ]
        : [],
      batch: isOut ? `${inspection}-${30 - back}` : null,
      replyDue: isOut
        ? new Date(Date.parse(`${receivedOn}T16:00Z`) + (10 + luck(8)) * day).toISOString()
        : null,
      replyDueUnpublished: [],
      outerDue: null,
      result: isDone ? stage : null,
      office:
        stage === 'received'
          ? { act: 'screen', due: dayAfterReceipt(receivedOn), unpublished: [] }
          : null,
      todo:
        stage === 'received'
          ? { act: 'screen', due: dayAfterReceipt(receivedOn), unpublished: [] }
          : null,
      gist: place < 2 || luck(12) === 0 ? null : `${one(places)}${one(troubles)}`,
      transferredOn: isOut ? dayBack(Math.max(0, back - 1)) : null,
      repliedOn: isDone || stage === 'approved' ? dayBack(Math.max(0, back - 4)) : null,
      closedOn: isDone ? dayBack(Math.max(0, back - 5)) : null,
      verdict: isDone || stage === 'approved' ? one(verdicts) : null,
    };
  });
}

/** As if every day were a working day. */
function dayAfterReceipt(receivedOn: string): string {
  return new Date(Date.parse(`${receivedOn}T16:00Z`) + day).toISOString();
}
