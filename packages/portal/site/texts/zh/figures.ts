import { inspections } from './inspections.ts';

export const figures = {
  title: '督察数据',
  description: '从收到举报到办结，每一步有多少件；办结率怎样算；各区各有多少件。',
  lead: '这里的数字都由系统按每一件举报的办理过程统计，不由人填报。',
  inspections,
  count: (count: number) => `${count} 件`,
  share: (percent: string, of: string) => `占${of}的 ${percent}`,
  funnel: {
    heading: '从收到到办结',
    received: '收到',
    declined: '不予受理',
    withdrawn: '撤回',
    screening: '正在审查',
    valid: '有效',
    merged: '合并办理',
    waiting: '等待交办',
    transferred: '交办',
    closed: '已办结',
    staged: '阶段性办结',
    open: '未办结',
    explained: {
      screening: (counts: {
        readonly received: number;
        readonly valid: number;
        readonly declined: number;
        readonly withdrawn: number;
        readonly left: number;
      }) =>
        `正在审查＝收到－有效－不予受理－撤回＝${counts.received}－${counts.valid}－${counts.declined}－${counts.withdrawn}＝${counts.left}，包括等待举报人补充情况的`,
      waiting: (valid: number, merged: number, transferred: number, left: number) =>
        `等待交办＝有效－合并－交办＝${valid}－${merged}－${transferred}＝${left}，将随以后的批次交办`,
    },
    keyAttention: '其中重点关注',
  },
  rate: {
    heading: '办结率',
    none: '还没有交办的举报，暂时没有办结率。',
    target: (percent: string) => `目标 ${percent}`,
  },
  formula: '计算方法',
  days: {
    heading: '每日交办',
    says: (days: number, total: number, most: string, count: number) =>
      `${days} 天交办 ${total} 件，${most}最多，${count} 件。`,
    table: '每日交办件数',
    day: '日期',
    transferred: '交办',
  },
  districts: {
    heading: '各区情况',
    says: (districts: number, total: number, most: string, count: number) =>
      `向 ${districts} 个区交办 ${total} 件，${most}最多，${count} 件。`,
    none: '还没有向各区交办。',
    explained: '按各区大致方位排列，不是地图。颜色越深件数越多，数字写在格子里。',
    legend: '件数',
    range: (from: number, to: number) => (from === to ? `${from} 件` : `${from}–${to} 件`),
    transferred: '交办',
    rate: '办结率',
    noRate: '—',
    table: '各区和各单位交办、办结件数',
    organisation: '承办单位',
  },
  types: { heading: '按问题类型' },
  unit: '统计口径',
  batches: '看各批次公开情况',
};
