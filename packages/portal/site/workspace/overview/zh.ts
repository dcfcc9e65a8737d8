/** 今日概览: what came in, what is due, what is late and with whom, and what is not as usual. */
export const overview = {
  title: '今日概览',
  empty: '目前没有举报件。',
  noneOfYours: '目前没有交办给本单位的举报件。',
  print: '打印',
  wall: {
    title: '大屏显示',
    back: '返回',
    full: '全屏',
    rate: '办结率',
    rateBelow: (closed: number, handedOver: number) =>
      `交办 ${handedOver} 件，办结和阶段性办结 ${closed} 件`,
    unusual: '异常',
    updated: (time: string) => `${time}更新`,
  },
  count: (count: number) => `${count} 件`,
  open: (what: string, count: number) => `${what}，${count} 件，打开清单`,
  today: { received: '今日新收', transferred: '今日交办' },
  yesterday: (count: number) => `昨日 ${count} 件`,
  week: { received: '近 7 天收到', transferred: '近 7 天交办' },
  weekBefore: (count: number) => `前 7 天 ${count} 件`,
  soon: '3 天内到期',
  overdue: '已超期',
  todo: '等我办理',
  todoSays: '需要您办理',
  lateSince: (count: number) => `昨天以来新增 ${count} 件`,
  days: {
    most: (total: number, day: string, count: number) =>
      `7 天共 ${total} 件，${day}最多，${count} 件。`,
    none: '这 7 天没有。',
  },
  late: {
    title: '已超期的在谁手里',
    titleOwn: '已超期的办到哪一步',
    none: '没有超期的。',
    says: (total: number, most: string, count: number) =>
      `已超期 ${total} 件，${most}最多，${count} 件。`,
  },
  due: {
    title: '3 天内到期的在谁手里',
    titleOwn: '3 天内到期的办到哪一步',
    none: '3 天内没有到期的。',
    says: (total: number, most: string, count: number) =>
      `3 天内到期 ${total} 件，${most}最多，${count} 件。`,
  },
  since: {
    title: '昨天以来',
    received: '新收',
    transferred: '交办',
    closed: '已办结',
    late: '新超期',
  },
  unusual: {
    title: '异常提示',
    none: '没有异常。',
    how: (complaints: number, times: number, late: number) =>
      `以下情况列为异常：同一区同一类型 7 天内达到 ${complaints} 件，且为其他区平均数的 ${times} 倍以上；同一街道（乡镇）7 天内达到 ${complaints} 件，且为其他街道（乡镇）平均数的 ${times} 倍以上；某一类型 7 天内达到 ${complaints} 件，且为前 7 天的 ${times} 倍以上；某单位超期 ${late} 件以上，且超期占比为其他单位的 ${times} 倍以上。每类最多列 3 项。`,
    hotSpot: (district: string, type: string) => `${district}“${type}”集中`,
    hotSpotSays: (others: string) => `近 7 天，其他区平均 ${others} 件`,
    street: (township: string) => `${township}集中`,
    streetSays: (others: string) =>
      others === '0'
        ? '近 7 天，其他街道（乡镇）没有'
        : `近 7 天，其他有举报的街道（乡镇）平均 ${others} 件`,
    doubled: (type: string) => `“${type}”明显增多`,
    doubledSays: '近 7 天',
    before: '前 7 天',
    late: (organisation: string) => `${organisation}超期偏多`,
    lateSays: (of: number, percent: number, others: number) =>
      `在办 ${of} 件，超期占 ${percent}%，其他单位占 ${others}%`,
  },
  districts: {
    title: '各区情况',
    figure: '显示内容',
    figures: {
      received: '收到',
      open: '办理中',
      overdue: '已超期',
      soon: '3 天内到期',
      rate: '办结率',
    },
    explained: '按各区大致方位排列，不是地图。颜色越深数字越大，数字写在格子里。',
    rateHow: '办结率＝（办结＋阶段性办结）÷交办',
    says: (total: number, most: string, count: number) =>
      `共 ${total} 件，${most}最多，${count} 件。`,
    saysRate: (share: string, found: number, of: number) =>
      `交办 ${of} 件，办结和阶段性办结 ${found} 件，办结率 ${share}。`,
    none: '没有。',
    legend: { count: '件数', rate: '办结率（%）' },
    range: (from: number, to: number) => (from === to ? `${from}` : `${from}–${to}`),
    table: '各区数据表',
    district: '行政区域',
    closed: '办结和阶段性办结',
    handedOver: '交办',
    percent: (percent: number) => `${percent}%`,
    noRate: '—',
    unknown: '未注明',
  },
  units: {
    title: '各单位办理情况',
    caption: '按牵头单位。点列名可以排序。',
    unit: '单位',
    columns: {
      held: '在办',
      overdue: '其中超期',
      soon: '3 天内到期',
      answered: '已反馈',
      days: '平均反馈天数',
    },
    daysHow: '平均反馈天数＝从交办到本单位审签上报的平均天数，退回重办的按重办后的反馈计算。',
    sortBy: (column: string) => `按${column}排序`,
    noDays: '—',
  },
  tasks: {
    title: '整改任务',
    none: '目前没有整改任务。',
    late: '超期任务的牵头单位',
    behind: '进度落后',
  },
};
