import type { PolicyDocument, PolicyValues } from '../document.ts';
import { asLongAsNeeded, decided, handedOver, measures2020, ownStep } from './sources.ts';

/** What is policy in the handling of complaints (domain, section 4). Those of an inspection follow what held when its stationing began. */
export const complaintsPolicy = {
  service: 'complaints',
  entries: {
    screening: {
      label: { chinese: '受理审查期限', english: 'Time to screen a complaint' },
      countsFrom: {
        chinese: '收到之时；补充材料、补充期满、撤销不予受理或合并后重新起算',
        english: 'when it came; anew when it was added to or not in time, or a decision was undone',
      },
      form: { kind: 'period', units: ['hours', 'working-days'], most: 240 },
      standard: { value: 1, unit: 'working-days' },
      source: {
        chinese: '通行做法为1个工作日，依据资料未作规定，可由督察办调整',
        english: 'In practice 1 working day; left open by the sources, the office can change it',
      },
    },
    signIn: {
      label: { chinese: '签收期限', english: 'Time to sign for a complaint' },
      countsFrom: handedOver,
      form: { kind: 'period', units: ['hours', 'working-days'], most: 240 },
      standard: { value: 1, unit: 'working-days' },
      source: {
        chinese: '通行做法为2小时或1个工作日，本系统取1个工作日',
        english: 'In practice 2 hours or 1 working day; we take 1 working day',
      },
    },
    refusal: {
      label: { chinese: '退件期限', english: 'Time to refuse a complaint' },
      countsFrom: handedOver,
      form: { kind: 'period', units: ['hours', 'working-days'], most: 240 },
      standard: { value: 1, unit: 'working-days' },
      source: decided,
    },
    refusals: {
      label: { chinese: '同一件最多退件次数', english: 'How often a complaint can be refused' },
      form: { kind: 'count', unit: 'times', least: 1, most: 20 },
      standard: 3,
      source: decided,
    },
    reply: {
      label: { chinese: '办理反馈期限', english: 'Time to reply' },
      countsFrom: handedOver,
      form: {
        kind: 'period',
        units: ['hours', 'calendar-days', 'working-days', 'months'],
        most: 365,
      },
      standard: { value: 10, unit: 'calendar-days' },
      source: {
        chinese: '中央督察通行做法为10日，各地另有7日、5日、3日',
        english: 'Central practice is 10 days; 7, 5 and 3 elsewhere',
      },
    },
    submission: {
      label: {
        chinese: '承办单位向督察办上报反馈的期限（在办理反馈期限之内）',
        english: 'Time for an organisation to reply to the office, inside the time to reply',
      },
      countsFrom: handedOver,
      form: {
        kind: 'period',
        units: ['hours', 'calendar-days', 'working-days'],
        most: 365,
      },
      standard: { value: 7, unit: 'calendar-days' },
      source: decided,
    },
    submissionFor: {
      label: {
        chinese: '哪些督察另设单位上报期限',
        english: 'Which inspections have a time of their own for organisations',
      },
      form: {
        kind: 'choice',
        options: [
          { code: 'central', label: { chinese: '中央督察', english: 'Central ones' } },
          { code: 'every', label: { chinese: '所有督察', english: 'All' } },
          { code: 'none', label: { chinese: '不另设', english: 'None' } },
        ],
      },
      standard: 'central',
      source: {
        chinese: '中央督察要求10日内反馈，督察办审核需要时间；由督察办确定',
        english: 'A central team waits 10 days, of which the office needs some; it decides',
      },
    },
    closing: {
      label: {
        chinese: '整改任务完成后报送办结的期限',
        english: 'Time to reply that a staged complaint is closed',
      },
      countsFrom: { chinese: '整改任务完成之时', english: 'the end of its rectification task' },
      form: { kind: 'period', units: ['calendar-days', 'working-days'], most: 90 },
      standard: { value: 10, unit: 'calendar-days' },
      source: decided,
    },
    rollForward: {
      label: {
        chinese: '期限最后一日为休息日时顺延至下一工作日',
        english: 'A period that ends on a day off ends on the next working day',
      },
      form: { kind: 'yes-no' },
      standard: false,
      source: decided,
    },
    supplement: {
      label: { chinese: '举报人补充材料期限', english: 'Time for the complainant to add to it' },
      countsFrom: { chinese: '要求补充之日', english: 'the day on which it was asked for' },
      form: { kind: 'period', units: ['calendar-days', 'working-days'], most: 90 },
      standard: { value: 5, unit: 'calendar-days' },
      source: decided,
    },
    reopening: {
      label: {
        chinese: '举报人对办结作出评价、申请重新办理的期限',
        english: 'Time for the complainant to judge how it was closed, or ask to reopen it',
      },
      countsFrom: { chinese: '办结之日', english: 'the day on which it was closed' },
      form: { kind: 'period', units: ['calendar-days', 'working-days'], most: 90 },
      standard: { value: 14, unit: 'calendar-days' },
      source: decided,
    },
    reopenings: {
      label: {
        chinese: '同一件最多申请重新办理次数',
        english: 'How often the complainant can ask to reopen a complaint',
      },
      form: { kind: 'count', unit: 'times', least: 1, most: 5 },
      standard: 1,
      source: decided,
    },
    refusalDecision: {
      label: { chinese: '裁定退件期限', english: 'Time to decide on a refusal' },
      countsFrom: { chinese: '退件之时', english: 'the refusal' },
      form: { kind: 'period', units: ['hours', 'working-days'], most: 240 },
      standard: { value: 1, unit: 'working-days' },
      source: ownStep,
    },
    extensionDecision: {
      label: {
        chinese: '审批延期期限（不迟于所涉反馈时限）',
        english: 'Time to decide on an extension, never later than the date that it concerns',
      },
      countsFrom: { chinese: '申请延期之时', english: 'the request' },
      form: { kind: 'period', units: ['hours', 'working-days'], most: 240 },
      standard: { value: 1, unit: 'working-days' },
      source: ownStep,
    },
    review: {
      label: { chinese: '审核办理反馈期限', english: 'Time to review a reply' },
      countsFrom: { chinese: '审签通过之时', english: 'the approval by the principal' },
      form: { kind: 'period', units: ['hours', 'working-days'], most: 240 },
      standard: { value: 3, unit: 'working-days' },
      source: ownStep,
    },
    reopeningDecision: {
      label: {
        chinese: '决定是否重新办理的期限',
        english: 'Time to decide whether to reopen a complaint',
      },
      countsFrom: { chinese: '申请重新办理之时', english: 'the request' },
      form: { kind: 'period', units: ['calendar-days', 'working-days'], most: 90 },
      standard: { value: 3, unit: 'working-days' },
      source: ownStep,
    },
    messageAnswer: {
      label: {
        chinese: '答复举报人留言期限',
        english: 'Time to answer what the complainant wrote',
      },
      countsFrom: { chinese: '留言之时', english: 'the message' },
      form: { kind: 'period', units: ['calendar-days', 'working-days'], most: 90 },
      standard: { value: 3, unit: 'working-days' },
      source: ownStep,
    },
    recheck: {
      label: { chinese: '现场核查期限', english: 'Time to re-check on site' },
      countsFrom: { chinese: '抽中之时', english: 'the draw' },
      form: { kind: 'period', units: ['calendar-days', 'working-days'], most: 180 },
      standard: { value: 20, unit: 'working-days' },
      source: ownStep,
    },
    recheckSettling: {
      label: {
        chinese: '处置核查不符的期限',
        english: 'Time to act on what a re-check found otherwise',
      },
      countsFrom: { chinese: '核查之时', english: 'the re-check' },
      form: { kind: 'period', units: ['calendar-days', 'working-days'], most: 90 },
      standard: { value: 5, unit: 'working-days' },
      source: ownStep,
    },
    messages: {
      label: { chinese: '举报人最多留言次数', english: 'How often the complainant can write' },
      form: { kind: 'count', unit: 'times', least: 1, most: 200 },
      standard: 20,
      source: decided,
    },
    groupVisit: {
      label: {
        chinese: '几人以上同来为集体来访，须推选代表',
        english: 'How many who come together are a group, which names representatives',
      },
      form: { kind: 'count', unit: 'people', least: 2, most: 50 },
      standard: 5,
      source: {
        chinese:
          '《信访工作条例》规定多人走访应推选代表，代表不超过5人；几人为多人未定，本系统取5人',
        english:
          'The Regulations on Letters and Visits have several visitors choose at most 5 representatives; how many are several they leave open; we take 5',
      },
    },
    contactRetention: {
      label: {
        chinese: '办结后联系方式保存时间',
        english: 'How long the contact is kept after the end',
      },
      form: { kind: 'count', unit: 'months', least: 1, most: 240 },
      standard: 24,
      source: asLongAsNeeded,
    },
    textRetention: {
      label: {
        chinese: '办结后举报内容和办理材料保存时间（已公开的长期保留）',
        english: 'How long the texts are kept after the end (what was published stays)',
      },
      form: { kind: 'count', unit: 'months', least: 1, most: 600 },
      standard: 120,
      source: asLongAsNeeded,
    },
    cutOffTail: {
      label: {
        chinese: '停止接收举报后定时组批继续的时间',
        english: 'How long batches are still closed by themselves after the last complaint',
      },
      countsFrom: {
        chinese: '接收举报的最后一日',
        english: 'the last day on which they are taken',
      },
      form: { kind: 'period', units: ['calendar-days', 'working-days'], most: 90 },
      standard: { value: 15, unit: 'calendar-days' },
      source: decided,
    },
    letterOfOther: {
      label: {
        chinese: '受理编号中“其他”渠道的字母',
        english: 'Letter of the channel “other” in official numbers',
      },
      form: {
        kind: 'choice',
        options: [
          { code: 'Q', label: { chinese: 'Q（其他）', english: 'Q' } },
          { code: 'T', label: { chinese: 'T（其他途径）', english: 'T' } },
          { code: 'E', label: { chinese: 'E（电子渠道）', english: 'E' } },
        ],
      },
      standard: 'Q',
      source: decided,
    },
    typeCounting: {
      label: {
        chinese: '多类型举报的统计口径',
        english: 'How a complaint of several types counts',
      },
      form: {
        kind: 'choice',
        options: [
          { code: 'main', label: { chinese: '只计主要类型', english: 'Its main type alone' } },
          { code: 'every', label: { chinese: '每个类型各计一次', english: 'Every type' } },
        ],
      },
      standard: 'main',
      source: {
        chinese: '北京、天津、陕西2025年公开口径',
        english: 'As Beijing, Tianjin and Shaanxi published in 2025',
      },
    },
    organisationCounting: {
      label: {
        chinese: '多单位承办的统计口径',
        english: 'How a complaint with several organisations counts',
      },
      form: {
        kind: 'choice',
        options: [
          { code: 'lead', label: { chinese: '只计牵头单位', english: 'The leading one alone' } },
          { code: 'each', label: { chinese: '各单位各计一次', english: 'Each of them' } },
          { code: 'joint-bucket', label: { chinese: '单列为合办件', english: 'As joint cases' } },
        ],
      },
      standard: 'lead',
      source: measures2020,
    },
  },
} as const satisfies PolicyDocument;

/** What holds for the complaints of an inspection. */
export type ComplaintsPolicy = PolicyValues<typeof complaintsPolicy>;
