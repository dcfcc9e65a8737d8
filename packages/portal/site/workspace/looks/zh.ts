/** The audit of looks at complainants' own words. */
export const looks = {
  title: '原文查看记录',
  lead: '每一次查看举报人原文或联系方式，都永久记录在这里，最新的在前。',
  forAuditor:
    '审计人员可以看到谁、何时、查看了哪一件、是否看了联系方式；不显示查看理由和举报内容，因为其中可能含有举报人的信息。需要核实理由时，请由督察办负责人提供。',
  forHead: '查看理由只有督察办负责人可以看到，由您对每一次查看负责。',
  oneComplaint: '只显示一件举报的原文查看记录',
  all: '显示全部记录',
  none: '还没有人查看过举报人原文。',
  noneAtOne: '还没有人查看过这件举报的原文。',
  noneHere: '这一页没有记录。',
  caption: (count: number, more: boolean) =>
    more ? `本页 ${count} 次，后面还有` : `共 ${count} 次`,
  columns: {
    at: '查看时间',
    complaint: '举报件',
    who: '查看人',
    contact: '看了什么',
    reason: '查看理由',
  },
  unnumbered: '未编号举报件',
  together: (count: number) => `${count} 件举报件`,
  open: (number: string) => `打开 ${number}`,
  onlyThis: '只看这一件',
  unknown: '没有记录',
  contactSeen: '看了联系方式',
  wordsOnly: '只看原文',
  glanced: '只看开头',
  forScreening: (count: number) => `看了开头，为审查（本次共 ${count} 件）`,
  erased: '（已按规定删除）',
};
