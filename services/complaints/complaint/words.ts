import {
  batchPlaceOf,
  type bilingual,
  type Channel,
  type declineGround,
  type ReplyResult,
  type Verdict,
} from '@ducha/contracts';
import type * as z from 'zod/mini';
import type { ComplaintStage } from './complaint-stage.ts';

/** A word in both languages. */
export type Bilingual = z.infer<typeof bilingual>;

const both = (chinese: string, english: string): Bilingual => ({ chinese, english });

/** 是否属实. */
export const verdictWords: Readonly<Record<Verdict, Bilingual>> = {
  substantiated: both('属实', 'substantiated'),
  'mostly-substantiated': both('基本属实', 'mostly substantiated'),
  'partly-substantiated': both('部分属实', 'partly substantiated'),
  unsubstantiated: both('不属实', 'unsubstantiated'),
};

/** Of a complaint to which no reply was confirmed yet. */
export const noVerdict = both('尚待核实', 'not yet established');

/** 是否办结. */
const resultWords: Readonly<Record<ReplyResult, Bilingual>> = {
  closed: both('已办结', 'closed'),
  staged: both('阶段性办结', 'closed in stages'),
  open: both('未办结', 'not closed yet'),
};

/** 撤回: what a table tells of the result of one that was taken back after it was handed over. */
const withdrawnWord = both('已撤回', 'taken back');

/** What a row of a table says of the result. */
export function resultWordOf(row: {
  readonly result: ReplyResult;
  readonly withdrawn: boolean;
}): Bilingual {
  return row.withdrawn ? withdrawnWord : resultWords[row.result];
}

/** 第N批, or the sub-batch 分批 of one, by the id of the batch. */
export function batchWords(batch: string): Bilingual {
  const { ordinal, subBatch } = batchPlaceOf(batch);
  return subBatch === 1
    ? both(`第${ordinal}批`, `batch ${ordinal}`)
    : both(`第${ordinal}批第${subBatch}分批`, `batch ${ordinal}, sub-batch ${subBatch}`);
}

/** 渠道. */
export const channelWords: Readonly<Record<Channel, Bilingual>> = {
  phone: both('来电', 'phone'),
  letter: both('来信', 'letters'),
  web: both('网络', 'online'),
  visit: both('来访', 'visits'),
  other: both('其他', 'other'),
};

/** 不予受理的理由. */
export const declineWords: Readonly<Record<z.infer<typeof declineGround>, Bilingual>> = {
  'not-environmental': both(
    '反映的问题不属于生态环境保护方面',
    'The matter is not an environmental one',
  ),
  'other-place': both(
    '反映的问题不在本次督察的范围内',
    'The matter lies outside the inspected place',
  ),
  'court-or-review': both(
    '反映的问题应当通过诉讼、仲裁或者行政复议解决',
    'The matter belongs in court, arbitration or administrative review',
  ),
  repeated: both(
    '同一问题已经受理，正在办理或者已经办结',
    'The same matter has been accepted before',
  ),
  'same-facts-disputed': both(
    '对原答复有异议，但没有提出新的事实',
    'An earlier answer is disputed without new facts',
  ),
};

/** What a complainant reads of where the complaint stands. */
export const stageWords: Readonly<Record<Exclude<ComplaintStage, 'none'>, Bilingual>> = {
  received: both('已收到，正在审查', 'Received; being screened'),
  asked: both('需要您补充情况', 'We need more information from you'),
  declined: both('不予受理', 'Not accepted'),
  merged: both(
    '已受理，与反映同一问题的举报合并办理',
    'Accepted; joined with one on the same matter',
  ),
  accepted: both('已受理，等待交办', 'Accepted; waiting to be handed over'),
  transferred: both(
    '已交办，等待承办单位签收',
    'Handed over; waiting for the organisation to sign in',
  ),
  refused: both(
    '已交办，正在核定承办单位',
    'Handed over; the responsible organisation is being settled',
  ),
  handling: both('承办单位正在办理', 'The responsible organisation is at work'),
  replied: both('承办单位正在审核办理情况', 'The organisation is checking its reply'),
  approved: both('办理情况已上报，正在审核', 'The reply is under review'),
  staged: both('阶段性办结，正在整改', 'Closed in stages; rectification goes on'),
  closed: both('已办结', 'Closed'),
  withdrawn: both('已撤回', 'Taken back'),
};
