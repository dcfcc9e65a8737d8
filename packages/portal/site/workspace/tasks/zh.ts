/** 整改任务: the list. */
export const tasks = {
  title: '整改任务',
  lead: '按完成时限排列，最早的在前。',
  status: '进展状态',
  everyStatus: '全部状态',
  source: '任务来源',
  everySource: '全部来源',
  organisation: '牵头或协办单位',
  seen: (count: number) => `正在逐页筛选，已看 ${count} 件…`,
  none: '目前没有整改任务。举报件阶段性办结后，会自动转为整改任务。',
  noneOfYours: '目前没有您单位牵头、协办或验收的整改任务。',
  noneOfYourTeams: '目前没有您所在督察组的整改任务。',
  noneSuch: (seen: number) => `已看 ${seen} 件，没有符合条件的任务。`,
  noneSuchHere: (seen: number) => `已看 ${seen} 件，没有符合条件的任务，后面还有。`,
  caption: (count: number, more: boolean) =>
    more ? `本页 ${count} 件，后面还有` : `共 ${count} 件`,
  columns: {
    number: '任务编号',
    source: '来源',
    lead: '牵头单位',
    assisting: '协办单位',
    accepting: '验收单位',
    deadline: '完成时限',
    status: '进展状态',
  },
  finished: (day: string) => `${day}申请验收`,
  comma: '、',
};
