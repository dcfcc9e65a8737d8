/** Short texts of a month that are not about one matter. */

/** 不予受理: what is reported, the ground, what is explained, and who has the matter. */
export const declined = [
  {
    ground: 'not-environmental',
    problem: '小区物业费涨了百分之三十，车位也收费，业主没有同意，请管一管。',
    explanation: '反映的是物业服务收费问题，不属于生态环境保护督察受理范围。',
    handedTo: 'zjw',
  },
  {
    ground: 'other-place',
    problem: '我老家那边河北的一个村子，有砖厂冒黑烟，没有人管，北京能不能管？',
    explanation: '反映的问题不在本市行政区域内，请向当地生态环境部门反映。',
  },
  {
    ground: 'court-or-review',
    problem: '邻居饭店油烟的赔偿官司正在打，请督察组判他赔偿。',
    explanation: '反映的赔偿事项已进入诉讼程序，请依照法院程序办理。',
  },
  {
    ground: 'repeated',
    problem: '我上周已经反映过工地夜里施工，再报一次，请快一点。',
    explanation: '该事项已受理，正在办理，可凭查询凭证查看进展。',
  },
  {
    ground: 'same-facts-disputed',
    problem: '对去年那次答复不满意，情况还是一样，要求重新认定。',
    explanation: '反映的是对原答复不服且没有新的事实，请依法申请复查。',
  },
] as const;

/** What the screener asks, and what is answered. */
export const questions = [
  [
    '请补充具体位置（临近路口或小区出入口）和通常发生的时间。',
    '就在路口往北两百米，一般是夜里11点以后。',
  ],
  ['请补充是哪一家店铺、经营什么，是否有照片。', '门头是红色的那一家，做烧烤的，我拍了照片。'],
  ['请说明污水从哪里流出、大约什么时候开始。', '从桥下第二个管口流出来，大概是上周三开始的。'],
  ['请说明是一处还是多处，目前是否仍在发生。', '一共两处，昨天晚上还有。'],
] as const;

/** What complainants write later, and what the office answers. */
export const messages = [
  ['请问现在处理到哪一步了？', '您反映的问题已交办属地核查，办理结果会在查询页公布。'],
  ['昨天夜里又开始了，比之前还严重。', '已将您补充的情况转给承办单位，要求夜间到场核查。'],
  ['已经好一些了，谢谢，希望能坚持下去。', '感谢您的反馈，我们会继续跟踪。'],
  ['今天有人来现场看了，但是没有跟我们居民说话。', '已提醒承办单位在核查时听取周边居民意见。'],
  ['请不要把我的信息告诉他们，我怕被报复。', '您的个人信息依法严格保密，不会转交被反映单位。'],
] as const;

export const refusals = [
  '经核实，该地块权属及管理主体不在本单位，建议转由属地办理。',
  '反映点位在辖区界线以外，现场与相邻单位共同确认，申请退件。',
  '该路段由市级养护单位负责，不属于本单位职责。',
] as const;

export const principalReturns = [
  '核查情况过于简单，请补充现场监测数据后再报。',
  '处罚情况与执法文书不一致，请核对。',
] as const;

export const officeReturns = [
  '整改措施没有完成时限，请补充并附整改后的照片。',
  '只写了已要求整改，没有说明是否整改到位，请重新核查办理。',
  '认定不属实缺少监测报告，请补充证据。',
] as const;

/** Why a screener looks at the words of a complaint. */
export const lookReasons = [
  '受理审查，核对反映内容',
  '受理审查，确认点位',
  '受理审查，拟写交办内容',
] as const;

/** Why more time is asked for, and why it is not given. */
export const extensions = [
  '需委托有资质的单位开展噪声监测，监测报告尚未出具，申请延期反馈。',
  '涉及多个产权单位，整改方案正在会商，申请延期反馈。',
  '涉事单位停产，需待恢复生产后复测，申请延期反馈。',
] as const;
export const extensionDenied = '现场核查不受监测周期影响，请先按期反馈已查明的情况。';

/** Why a complainant wants it handled again, and what the office says to that. */
export const reopenings = [
  '公开的办理结果与现场情况不符，夜间仍有同样的问题。',
  '只停了两天，又恢复原样。',
  '反映的另一处点位没有查。',
] as const;
export const reopeningGranted = '所述情况与反馈不一致，请承办单位重新核查并反馈。';
export const reopeningDenied =
  '经调阅反馈材料和复测数据，问题已经解决，所述为另一事项，请另行举报。';
