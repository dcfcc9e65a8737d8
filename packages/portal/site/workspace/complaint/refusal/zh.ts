/** 裁定退件. */
export const refusalDecision = {
  refusal: '退件理由',
  refusedBy: (organisation: string, time: string, times: number) =>
    `${organisation}于${time}退件（第 ${times} 次）：`,
  decision: '裁定',
  decisions: { grant: '同意退件，改派', deny: '不同意，由原单位继续办理' },
  explained: {
    grant: '请重新选定承办单位，交办后重新计算签收和办理期限。',
    deny: '裁定后原单位必须继续办理，期限不变。',
  },
  submit: '作出裁定',
  missing: { decision: '请选择裁定意见', organisations: '请选择改派的承办单位' },
};
