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
};
