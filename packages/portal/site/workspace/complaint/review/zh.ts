/** 审核反馈. */
export const review = {
  decision: '审核意见',
  decisions: { confirm: '审核通过', return: '退回重办' },
  explained: {
    confirm: '左边是单位所写，右边是将要公开的文字。请逐项核对，删去个人信息后再通过。',
    return: '退回后单位重新调查、重新反馈，退回理由单位能看到。',
  },
  submit: { confirm: '审核通过', return: '退回重办' },
  fields: {
    problem: '交办问题基本情况',
    findings: '调查核实情况',
    handling: '处理和整改情况',
    goal: '办结目标',
    accountability: '责任人被处理情况',
    measures: '整改措施',
  },
  asWritten: (field: string) => `${field}（原文）`,
  forPublic: (field: string) => `${field}（公开）`,
  nothing: '（未填写）',
  outcomes: '处理结果统计',
  noOutcomes: '各项都是 0',
  evidence: {
    label: '佐证材料',
    none: '没有附材料',
    open: '打开',
    opening: '正在打开…',
    notOpened: '没有打开，请重试。',
  },
  /** The words tell of something that nobody counted. */
  uncounted: (word: string, outcome: string) =>
    `文字里写了“${word}”，但“${outcome}”的统计数是 0，请核对；如确有遗漏，退回补报。`,
  reason: '退回理由',
  reasonHint: '说清楚哪里不实、还缺什么、要怎样补办。',
  redoBy: '重新反馈的期限',
  redoAtMost: (day: string) => `不晚于反馈总时限${day}。`,
  missing: (field: string) => `请填写：${field}`,
};
