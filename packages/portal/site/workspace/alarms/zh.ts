/** Alarms to the office: an official could not be reminded, or a matter is long overdue. */
export const alarms = {
  title: '提醒告警',
  lead: '有人应当被提醒而没有提醒到，或事项严重超期，系统会告知督察办。最新的在前。',
  kind: '告警类型',
  everyKind: '全部类型',
  none: '目前没有告警：所有提醒都有人接收。',
  noneSuch: '这一页没有这类告警。',
  noneSuchHere: '这一页没有这类告警，后面还有。',
  caption: (count: number, more: boolean) =>
    more ? `本页 ${count} 条，后面还有` : `共 ${count} 条`,
  columns: { kind: '告警', about: '单位和事项', act: '怎么办' },
  kinds: {
    'duty-vacant': '岗位无人',
    'no-address': '没有可用的联系方式',
    undeliverable: '各种方式都没有送达',
    'in-doubt': '短信是否送达无法查明',
    'provider-refuses': '短信或邮件服务拒绝发送',
    'long-overdue': '严重超期，已转督察办',
  },
  advice: {
    'duty-vacant': '请单位尽快任命该岗位的责任人。任命之前，提醒发给上一级岗位。',
    'no-address': '请单位补登该责任人的手机或邮箱。',
    undeliverable: '请电话告知责任人，并请单位核对、更新手机和邮箱。',
    'in-doubt': '短信服务商一直没有答复，系统不会重复发送。请电话确认责任人是否已收到。',
    'provider-refuses': '请联系运维人员核对短信账户、模板和签名。恢复前请电话通知。',
    'long-overdue': '请直接联系单位主要负责人，研究约谈或督办；并查看提醒记录。',
  },
  duty: '查看责任岗位',
  reminders: '查看提醒记录',
  due: (at: string) => `时限 ${at}`,
};
