/** 举报件 list. */
export const complaints = {
  title: '举报件',
  stage: '阶段',
  everyStage: '全部阶段',
  state: '范围',
  states: { open: '办理中', closed: '已办结' },
  number: '按受理编号查找',
  find: '查找',
  searching: (seen: number) => `正在逐页比对，已比对 ${seen} 件…`,
  notThere: (seen: number) => `已比对 ${seen} 件，没有这个编号。`,
  searchFailed: '没有查完，请稍候再查。',
  none: '没有符合条件的举报件。',
  noneHere: '这一页没有符合条件的，后面还有。',
  noneOfYours: {
    open: '目前没有交办给本单位、尚在办理的举报件。',
    closed: '目前没有本单位已办结的举报件。',
  },
  caption: (count: number, more: boolean) =>
    more ? `本页 ${count} 件，后面还有` : `共 ${count} 件`,
  columns: {
    number: '受理编号',
    stage: '阶段',
    type: '问题类型',
    organisations: '承办单位（受理前为所在区）',
    received: '收到日期',
    due: '反馈期限或结果',
  },
  unnumbered: (channel: string) => `${channel}，尚未编号`,
  keyAttention: '重点关注',
  assisted: (count: number) => `，另有 ${count} 家协办`,
};
