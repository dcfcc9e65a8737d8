/** 更正文字、删除内容. */
export const erasure = {
  correction: {
    lead: '更正后的文字代替原来的文字。已公开的各版保持原样（原文删除的显示“已删除”），再次公开时用更正后的文字。',
    text: '要更正的文字',
    choose: '请选择',
    now: '现在的文字',
    corrected: '更正后的文字',
    old: '原来的文字',
    olds: { kept: '留存备查', erased: '永久删除，不能恢复' },
    submit: '更正',
    missing: {
      text: '请选择要更正的文字',
      corrected: '请填写更正后的文字',
      same: '更正后的文字与现在的相同',
      old: '请选择原来的文字如何处理',
    },
  },
  erasing: {
    lead: '删除后任何人都不能恢复，已公开的位置显示“已删除”。办理记录、编号和统计数字不受影响。',
    parts: '要删除的内容',
    ground: '删除理由',
    sure: '我已核对，确认永久删除以上内容',
    submit: '永久删除',
    missing: {
      parts: '请选择要删除的内容',
      ground: '请选择删除理由',
      sure: '请先确认',
    },
  },
};
