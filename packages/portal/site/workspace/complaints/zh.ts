import { batchName } from '../../texts/zh/batch-name.ts';

/** 举报件: its ledger. */
export const complaints = {
  title: '举报件',
  empty: '目前没有举报件。',
  noneOfYours: '目前没有交办给本单位的举报件。',
  columns: {
    number: '受理编号',
    gist: '要点',
    type: '问题类型',
    district: '行政区域',
    township: '街道（乡镇）',
    organisation: '承办单位',
    lead: '牵头单位',
    channel: '来源',
    stage: '阶段',
    standing: '办理情况',
    received: '收到日期',
    transferred: '交办日期',
    due: '当前时限',
    dueWith: '时限归属',
    outer: '反馈总时限',
    replied: '反馈日期',
    answered: '已反馈',
    closed: '办结日期',
    result: '办理结果',
    verdict: '是否属实',
    batch: '批次',
    key: '重点关注',
    todo: '等我办理',
  },
  officeStep: (act: string) => `督察办待办：${act}`,
  dueWith: { office: '督察办', organisation: '承办单位' },
  standings: { open: '办理中', closed: '已办完' },
  /** What most complaints go through, one after the other. */
  steps: {
    received: '收到',
    valid: '受理',
    transferred: '交办',
    replied: '已反馈',
    closed: '办结或阶段性办结',
  },
  none: {
    due: '无时限',
    type: '尚未分类',
    district: '未注明',
    organisation: '尚未交办',
    batch: '未组批',
    verdict: '尚无结论',
    result: '尚无结果',
  },
  batch: batchName,
  yes: '是',
  comma: '、',
  /** Of what has no gist yet. */
  unnamed: (parts: readonly string[]) => parts.join('·'),
  nothingKnown: (channel: string) => `${channel}举报，尚未审查`,
  unnumbered: '尚未编号',
  age: (days: number) => (days === 0 ? '今天收到' : `收到 ${days} 天`),
  outer: (day: string) => `总时限${day}`,
  ended: (day: string) => `${day}办完`,
  /** By a whole number, beyond the rows of this ledger. */
  numbered: {
    title: (number: string, count: number) =>
      count === 1
        ? `编号 ${number} 的举报件（全部督察）`
        : `编号 ${number} 的举报件（全部督察），${count} 件`,
    list: (list: string) => `来自清单 ${list}`,
    reading: '正在全部督察中按编号查找…',
    failed: '没能按编号查找。',
    none: (number: string) => `在您可以查看的举报件中，没有编号 ${number}。`,
  },
  others: (first: string, count: number) => `${first}，另有 ${count} 家协办`,
};
