import { announcements } from './announcements.ts';

export const announcement = {
  title: '公告',
  description: '一份公告的全文和历次更正。',
  kinds: announcements.kinds,
  back: '全部公告',
  missing: '地址里没有写明是哪一份公告。请从公告列表中选择。',
  publishedAt: (moment: string) => `${moment}发布`,
  noEnglish: '这则公告只有中文。',
  contact: '联系督察组',
  phone: '举报电话',
  hours: '受理时间',
  mailbox: '信箱',
  address: '来访地址',
  report: '在网上举报',
  editions: '版本',
  edition: (edition: number, moment: string) => `第 ${edition} 版（${moment}）`,
  newest: '最新',
  oldEdition: '您看到的是较早的版本，之后已经更正。',
  corrected: (moment: string) => `这份公告在 ${moment} 更正过，这里是更正后的内容。`,
  erased: '这一版的内容已按规定删除。',
  withdrawn: '这份公告已经撤回',
  withdrawnText: (published: string, withdrawn: string) =>
    `它于 ${published} 发布，${withdrawn} 撤回，内容不再公开。`,
  batches: '这次督察的公开情况',
  others: '这次督察的其他公告',
  print: '打印',
};
