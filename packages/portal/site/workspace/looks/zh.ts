/** The audit of looks at complainants' own words. */
export const looks = {
  title: '原文查看记录',
  lead: '每一次查看举报人原文（只看开头的也算）或联系方式，都永久记录在这里，最新的在前。',
  forAuditor:
    '审计人员可以看到谁、何时、查看了哪一件、是否看了联系方式；不显示查看理由和举报内容，因为其中可能含有举报人的信息。需要核实理由时，请由督察办负责人提供。',
  forHead: '查看理由只有督察办负责人可以看到，由您对每一次查看负责。',
  oneComplaint: '只显示一件举报的原文查看记录',
  all: '显示全部记录',
  period: '时间范围',
  periods: { month: '最近 30 天', year: '最近一年', all: '全部' },
  none: {
    month: '最近 30 天没有人查看过举报人原文。',
    year: '最近一年没有人查看过举报人原文。',
    all: '还没有人查看过举报人原文。',
  },
  noneAtOne: '还没有人查看过这件举报的原文。',
  columns: {
    at: '查看时间',
    complaint: '举报件',
    role: '角色',
    who: '查看人',
    seen: '看了什么',
    sitting: '同一次看开头',
  },
  comma: '、',
  /** Glances that belong to no sitting: every other look. */
  noSitting: '不是看开头',
  sittingAt: (at: string) => `${at}开始的`,
  seen: { contact: '看了联系方式', words: '只看原文', opening: '只看开头' },
  /** What an auditor would ask about. */
  marks: {
    night: { brief: '夜间', says: '夜间查看（22 点至 6 点）' },
    repeated: { brief: '多次', says: '同一人三次以上查看同一件' },
  },
  erased: '（理由已按规定删除）',
  unnumbered: '未编号举报件',
  together: (count: number) => `${count} 件举报件`,
  unknown: '没有记录',
  forScreening: (count: number) => `看了开头，为审查（本次共 ${count} 件）`,
};
