/** What comes after a complaint was closed: whether it is handled anew. */
export const callBack = {
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
