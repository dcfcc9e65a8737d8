/** What stands around every public page, and how its states are said. */
export const frame = {
  /** Of a figure: how it comes about. */
  how: (figure: string) => `${figure}怎样算`,
  showAll: (count: number) => `展开全部 ${count} 项`,
  site: '生态环境保护督察',
  owner: '北京市生态环境保护督察工作小组办公室',
  toContent: '跳到正文',
  menu: '主要栏目',
  open: '栏目',
  nav: {
    home: '首页',
    report: '我要举报',
    follow: '查询进展',
    announcements: '公告',
    batches: '公开情况',
    figures: '督察数据',
    about: '说明与隐私',
  },
  language: 'English',
  elder: { on: '长辈版', off: '标准版', explained: '长辈版：大字、高对比度、可朗读' },
  reading: {
    start: '朗读本页',
    stop: '停止朗读',
    unavailable: '这台设备没有中文语音，无法朗读',
  },
  staff: '工作人员登录',
  privacy: '隐私保护',
  accessibility: '无障碍说明',
  colophon:
    '举报人的姓名、电话、住址单独加密保存，任何公开内容和短信中都不会出现。打击报复举报人须依法追究责任。',
  emergency: '正在发生的环境污染事故，请立即拨打 12345 或 110。',
  states: {
    loading: '正在读取…',
    slow: '网络较慢，仍在读取，请稍候…',
    offline: '现在没有网络。网络恢复后会自动刷新。',
    failed: '没有读到内容，可能是系统暂时繁忙。',
    /** Why the house could not show it, by the code of the problem: where that is known, in place of "failed". */
    problem: {
      'name-missing': '这里有单位或问题类型的名称还没有登记，补齐之后才能公开。请过些时候再来。',
    },
    gone: '没有找到这项内容，可能已经撤下或地址有误。',
    forbidden: '您的岗位不能查看这项内容。',
    empty: '目前没有内容。',
    again: '刷新',
  },
  asOf: (time: string) => `数据截至 ${time}（北京时间）`,
};
