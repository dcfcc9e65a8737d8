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
  reason: '退回理由',
  reasonHint: '说清楚哪里不实、还缺什么、要怎样补办。',
  redoBy: '重新反馈的期限',
  missing: (field: string) => `请填写：${field}`,
};
