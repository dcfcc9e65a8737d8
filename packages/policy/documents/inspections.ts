import type { PolicyDocument, PolicyValues } from '../document.ts';
import { asArchived, asLongAsNeeded, measures2020 } from './sources.ts';

/** What is policy in inspections (domain, section 3). An inspection follows what held when it was drafted, an announcement what held when it was published. */
export const inspectionsPolicy = {
  service: 'inspections',
  entries: {
    retiredYears: {
      label: {
        chinese: '“近期退休”的年限（组长任职条件）',
        english: 'Years within which a leader has “recently retired”',
      },
      countsFrom: { chinese: '退休之日', english: 'the day of retirement' },
      form: { kind: 'count', unit: 'years', least: 0, most: 20 },
      standard: 3,
      source: measures2020,
    },
    recusalYears: {
      label: { chinese: '离开被督察单位后的回避年限', english: 'Years of recusal after leaving' },
      countsFrom: { chinese: '离开该单位之日', english: 'the day of leaving the organisation' },
      form: { kind: 'count', unit: 'years', least: 0, most: 20 },
      standard: 3,
      source: measures2020,
    },
    ecologyBureau: {
      label: {
        chinese: '副组长所出的生态环境主管部门',
        english: 'The ecology bureau whose serving leaders are deputies',
      },
      form: { kind: 'organisation' },
      standard: 'sthjj',
      source: {
        chinese: '《实施办法》：副组长由市生态环境局现职领导担任',
        english: 'The Measures: a deputy is a serving leader of the municipal ecology bureau',
      },
    },
    approverOfOthers: {
      label: {
        chinese: '例行督察和重要专项督察以外的督察由谁批准',
        english: 'Who approves what is neither routine nor an important special inspection',
      },
      form: {
        kind: 'choice',
        options: [
          {
            code: 'working-group-approver',
            label: { chinese: '督察工作小组', english: 'The working group' },
          },
          {
            code: 'committee-and-government-approver',
            label: { chinese: '市委、市政府', english: 'The committee and the government' },
          },
        ],
      },
      standard: 'working-group-approver',
      source: measures2020,
    },
    vettingRetention: {
      label: {
        chinese: '督察结束后督察组人员任职、回避情况保存时间',
        english: 'How long what was declared about the people of a team is kept after the end',
      },
      countsFrom: {
        chinese: '督察归档或取消之日',
        english: 'the day on which it was archived or cancelled',
      },
      form: { kind: 'count', unit: 'months', least: 1, most: 600 },
      standard: 120,
      source: asLongAsNeeded,
    },
    reasonRetention: {
      label: {
        chinese: '督察结束后审批意见和调整理由保存时间',
        english: 'How long the reasons of decisions and changes are kept after the end',
      },
      countsFrom: {
        chinese: '督察归档或取消之日',
        english: 'the day on which it was archived or cancelled',
      },
      form: { kind: 'count', unit: 'months', least: 1, most: 600 },
      standard: 360,
      source: asArchived,
    },
    announcementRetention: {
      label: {
        chinese: '公告撤回后原文和撤回原因保存时间（未撤回的公告长期公开）',
        english:
          'How long a withdrawn announcement, and why it was withdrawn, are kept (one that stands stays)',
      },
      countsFrom: { chinese: '撤回之日', english: 'the day of its withdrawal' },
      form: { kind: 'count', unit: 'months', least: 1, most: 600 },
      standard: 360,
      source: asArchived,
    },
  },
} as const satisfies PolicyDocument;

/** What holds for an inspection. */
export type InspectionsPolicy = PolicyValues<typeof inspectionsPolicy>;
