/** 受理以后的纠正. */
export const puttingRight = {
  undoing: {
    lead: {
      decline:
        '撤销后这件举报回到受理审查，重新决定是否受理。举报人凭查询凭证能看到原来的决定已经撤销。',
      merge:
        '撤销后这件举报不再并入另一件，回到受理审查，原来的受理编号保留。举报人凭查询凭证能看到正在单独审查。',
    },
    reason: '撤销的原因',
    submit: { decline: '撤销不予受理', merge: '撤销合并' },
    missing: '请选择撤销的原因',
  },
  withdrawing: {
    lead: {
      before: '撤回后本件不再审查、不再交办。举报人凭查询凭证能看到已经撤回。',
      after:
        '撤回后承办单位的期限终止，各单位看到“已撤回”。已公开的各版和交办通知不变，再次公开时本件显示“已撤回”。举报人凭查询凭证能看到已经撤回。',
    },
    ground: '撤回的理由',
    sure: '我已核对，确认撤回，不再办理',
    submit: '撤回',
    missing: { ground: '请选择撤回的理由', sure: '请先确认' },
  },
  linking: {
    lead: '同一问题办结后又被反映的，单独受理、单独办理，并在这里关联到以前的那一件，两件的页面互相可见。期限、承办单位和公开内容都不变。',
    number: '以前那一件的受理编号',
    hint: '可以是以前督察的编号。',
    find: '查找',
    searching: '正在查找…',
    notThere: '没有找到这个编号。',
    searchFailed: '没能查找，请稍候再查。',
    found: '将关联到',
    submit: '关联',
    missing: '请先查到以前的那一件',
    now: (number: string) => `现在关联到 ${number}。取消后可以重新关联。`,
    unlink: '取消关联',
  },
  correcting: {
    lead: '更正后各处都用新的内容，原来的内容留在本件的记录里，期限和承办单位不变。已公开的各版和交办通知不变，再次公开时用更正后的内容。',
    gist: '要点',
    mainType: '主要问题类型',
    inTask: '本件已转为整改任务，主要问题类型不能再改。',
    otherTypes: '其他问题类型（可多选）',
    industry: '行业类别',
    noIndustry: '不分行业',
    keyAttention: '列为重点关注（编号后加 *）',
    place: '所在地',
    reason: '更正的原因',
    submit: '更正',
    missing: { same: '内容与现在的相同，请先更改', reason: '请选择更正的原因' },
  },
  reassigning: {
    lead: {
      before: '本件还没有交办，改派后按新的承办单位交办。',
      after:
        '新加入的单位从现在起重新计算签收期限，新的牵头单位重新计算反馈期限；留下的单位期限不变；退出的单位期限终止，台账中不再有本件。已公开的各版不变，再次公开时列新的承办单位。',
    },
    organisations: '改派后的全部承办单位',
    reason: '改派的原因',
    changes: '这次改派',
    joins: (name: string, role: string) => `加入：${name}（${role}）`,
    leaves: (name: string) => `退出：${name}`,
    turns: (name: string, role: string) => `${name}改为${role}`,
    submit: '改派',
    missing: {
      organisations: '请选择承办单位',
      same: '承办单位与现在的相同，请先更改',
      reason: '请选择改派的原因',
    },
  },
};
