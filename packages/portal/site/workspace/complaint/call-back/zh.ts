/** What comes after a complaint was closed: the complainant is asked, and it may be handled anew. */
export const callBack = {
  calling: {
    lead: '请先查看联系方式（会留下记录），再联系举报人，按实际情况记录。举报人凭查询凭证能看到这条记录。',
    channel: '联系方式',
    outcome: '结果',
    said: '举报人说的话（可以不填）',
    saidHint: '照原意记下。只有查看原文才能看到，承办单位看不到。',
    asks: '举报人要求重新办理',
    asksHint: '办结后只能申请一次，由督察办裁定。',
    reason: '为什么要求重新办理',
    submit: '记录回访',
    missing: {
      channel: '请选择联系方式',
      outcome: '请选择结果',
      reason: '请填写举报人为什么要求重新办理',
    },
  },
  reopening: {
    lead: (day: string) =>
      `举报人在${day}申请重新办理。申请理由在原文的留言里，请先查看原文（会留下记录）。`,
    decision: '裁定',
    decide: { grant: '同意重新办理', deny: '不同意' },
    grantLead: '同意后，承办单位按新的期限再办一次，本件改为未办结；以前查明的情况和处理结果保留。',
    reason: { grant: '为什么重新办理，要再办什么', deny: '为什么不再办理' },
    hint: {
      grant: '承办单位和举报人都能看到，不要写谁举报、联系方式、住址。',
      deny: '只有举报人能看到。请写明理由，以及还可以向哪里反映。',
    },
    missing: { grant: '请填写为什么重新办理', deny: '请填写为什么不再办理' },
  },
};
