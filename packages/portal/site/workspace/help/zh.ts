import type { HelpSay, RoleHelp } from './say.ts';

/** How an inspection is approved, whichever kind. */
const ofApprover = ({ nav, act }: HelpSay): readonly string[] => [
  `在“${nav.todo}”点“${act.decideInspection}”，批准或者不批准，都要写明意见。`,
  '方案写明督察对象、进驻时间和办理时限。',
];

/** How anybody on a team works with it. */
const ofTeam = ({ nav }: HelpSay): readonly string[] => [
  `“${nav.inspections}”里是您所在的督察；“${nav.complaints}”、“${nav.tasks}”只列这些督察的内容。`,
  '举报人的身份和原话不向督察组显示。',
];

/** How those who lead one do. */
const ofTeamLeaders = (say: HelpSay): readonly string[] => [
  `“${say.nav.overview}”是每天早上先看的一页：新收、到期、超期、异常，点数字就是清单。`,
  ...ofTeam(say),
];

/** How a person keeps what they write often. */
const ofPhrases =
  '常写的话，写好后在输入框下面的“常用语”里起名保存，下次点一下就插入；只有您自己看得到，不能含有任何人的个人信息。';

/** 帮助: what each role does on these pages, and how long each thing may take. */
export const help = {
  title: '帮助',
  lead: '下面按您的岗位说明能办什么、怎么办、多长时间办完。',
  standard: '时限是标准规则；督察办可以修改，某一次督察也可以另定，以页面上显示的时限为准。',
  welcome: {
    title: '第一次使用',
    below: (begin: string) => `从下面的清单开始：${begin}。`,
    more: '查看帮助',
    close: '知道了，不再显示',
  },
  roles: {
    'office-clerk': {
      does: '您登记电话、来信和来访的举报，并把受理的举报组批交办给承办单位。',
      begin: '登记一件举报',
      to: '/work/register',
      steps: ({ nav, act, limits }: HelpSay) => [
        `接到电话、来信、来访：打开“${nav.register}”填写，提交后把回执号码告诉举报人。信件的照片或扫描件、录音、录像可以一并附上，原样加密保存；多人来访的，记下人数和推选的代表。`,
        `每天把已受理的举报交办：打开“${nav.batches}”，先预览，再“${act.closeBatch}”。紧急的可以先行交办，当天其余的作为它的分批。`,
        `交办后单位应在 ${limits.signIn}内签收，在 ${limits.reply}内反馈；中央督察件 ${limits.submission}内报督察办，余下的时间用于审核。`,
      ],
    },
    'office-screener': {
      does: '您审查新收到的举报：受理、不予受理、合并办理，或请举报人补充。',
      begin: '打开第一件待审查的举报',
      to: '/todo',
      steps: ({ nav, act, limits }: HelpSay) => [
        `举报收到后 ${limits.screening}内审查；“${nav.todo}”按时限排列，超期的标红。`,
        `在“${nav.todo}”可以一次显示各件的开头，再点“${act.screenComplaint}”；办完一件，下一件自动打开。`,
        `同事打开着的，列表上写明“正在审查”，依次办理时跳过；拿不准的按 F“放一放”，时限不停。`,
        '原文与表单并排，可以抄入转办文字再改写，不能含有举报人的个人信息；系统会标出疑似的地方。',
        '看开头不用写理由，看原文须先写明理由；每看一次都永久记录，供审计。',
        `照片只有督察办看得到；承办单位需要看的，点“${act.passOnPhotographs}”，遮盖人脸、车牌和门牌号后转交。录音、录像和 PDF 可以听、看、存，但不转交。`,
        `请举报人补充的，举报人有 ${limits.supplement}。`,
        `单位退件的，由您裁定；同一件最多退 ${limits.refusals}。`,
        `办结后举报人在 ${limits.reopening}内可以申请重新办理一次：先看原文里的理由，再“${act.decideReopening}”，同意或不同意都要写明理由。`,
        `“${act.callBack}”前先查看联系方式；结果举报人自己也能看到。`,
        ofPhrases,
      ],
    },
    'office-reviewer': {
      does: '您审核单位上报的反馈，并公开批次的办理情况。',
      begin: '打开第一件待审核的反馈',
      to: '/todo',
      steps: ({ nav, act, limits }: HelpSay) => [
        `反馈上报后 ${limits.review}内审核。`,
        `在“${nav.todo}”点“${act.reviewReply}”：文字、处理数字和佐证材料一致的，审核通过；不一致的，退回并写明原因。`,
        '阶段性办结的，附有整改计划和完成日期，通过后转为整改任务。',
        `在“${nav.batches}”里“${act.discloseBatch}”；公开前可以逐件看到公众将看到的文字。`,
        ofPhrases,
      ],
    },
    'office-head': {
      does: '您起草、组织和结束督察，裁定退件，并掌握全市进度。',
      begin: '打开今日概览',
      to: '/work/overview',
      steps: ({ nav, act, limits }: HelpSay) => [
        `“${nav.overview}”是每天早上先看的一页：新收、到期、超期、异常，点数字就是清单；点“大屏显示”可以投到办公室的屏幕上，自动更新。`,
        `在“${nav.inspections}”起草并“${act.submitInspection}”；批准后“${act.prepareInspection}”，再“${act.openStationing}”。`,
        `在“${nav.batches}”可以设“${act.setCutOffs}”：到点自动组批并交办，随时可以调整、暂停；漏下的会出现在待办里。`,
        `与督察对象有任职关系、离开不满 ${limits.recusal}的，不能进组；系统会指出。`,
        `单位退件的，由您裁定；“${nav.figures}”是各单位的进度；“${nav.policies}”里可以修改时限和提醒。`,
        ofPhrases,
      ],
    },
    commissioner: {
      does: '您查看督察的全部进展：举报件、批次、整改任务和各单位数据。',
      begin: '打开今日概览',
      to: '/work/overview',
      steps: ({ nav }: HelpSay) => [
        `“${nav.overview}”是每天早上先看的一页：新收、到期、超期、异常，点数字就是清单。`,
        `“${nav.figures}”按单位列出交办、办结和未办结的件数；“${nav.tasks}”是整改任务。`,
        `“${nav.reminders}”可以查到每一条提醒发给了谁、有没有送达。`,
      ],
    },
    'working-group-approver': {
      does: '您审批例行督察和重要专项督察以外的督察方案。',
      begin: '打开待审批的督察',
      to: '/todo',
      steps: ofApprover,
    },
    'committee-and-government-approver': {
      does: '您审批例行督察和重要专项督察的方案。',
      begin: '打开待审批的督察',
      to: '/todo',
      steps: ofApprover,
    },
    'team-leader': {
      does: '您带领督察组，查看本次督察的举报件和整改任务。',
      begin: '打开今日概览',
      to: '/work/overview',
      steps: ofTeamLeaders,
    },
    'team-deputy': {
      does: '您协助组长，查看本次督察的举报件和整改任务。',
      begin: '打开今日概览',
      to: '/work/overview',
      steps: ofTeamLeaders,
    },
    'team-member': {
      does: '您是督察组成员，查看本次督察的举报件和整改任务。',
      begin: '看看本次督察的举报件',
      to: '/work/complaints',
      steps: ofTeam,
    },
    'organisation-liaison': {
      does: '您签收交办给本单位的举报，组织办理，并按时反馈。',
      begin: '打开待签收的举报',
      to: '/todo',
      steps: ({ nav, act, limits }: HelpSay) => [
        `交办后 ${limits.signIn}内“${act.signIn}”；在“${nav.todo}”可以一次签收多件。`,
        `不属于本单位的，可以“${act.refuse}”并写明理由；同一件最多退 ${limits.refusals}。`,
        `交办后 ${limits.reply}内“${act.reply}”，中央督察件 ${limits.submission}内：查实情况、处理和整改、佐证材料，由本单位主要负责人审签后上报。`,
        `阶段性办结的转为整改任务：在“${nav.tasks}”里“${act.postProgress}”，全部完成后“${act.finishTask}”。`,
        `几件举报情况相同的，可以在“${nav.todo}”一起选中，“批量反馈”：文字写一次，处罚等数量只计入一件；先预览，再提交。`,
        ofPhrases,
      ],
    },
    'organisation-in-charge': {
      does: '您分管督察事项，可以与联络员一样办理，并会收到临近到期的提醒。',
      begin: '打开今日概览',
      to: '/work/overview',
      steps: ({ nav, limits }: HelpSay) => [
        `“${nav.overview}”是本单位的一页总览：新交办、到期、超期各有几件，点数字就是清单。`,
        `“${nav.todo}”按时限排列；交办后 ${limits.signIn}内签收、${limits.reply}内反馈（中央督察件 ${limits.submission}内）。`,
        '期限临近而没有办的，提醒从联络员升到您，再升到主要负责人。',
        `几件举报情况相同的，可以在“${nav.todo}”一起选中，“批量反馈”：文字写一次，处罚等数量只计入一件；先预览，再提交。`,
        ofPhrases,
      ],
    },
    'organisation-principal': {
      does: '您审签本单位的反馈：同意上报，或退回联络员重写。',
      begin: '打开待审签的反馈',
      to: '/todo',
      steps: ({ nav, act, limits }: HelpSay) => [
        `“${nav.overview}”是本单位的一页总览：新交办、到期、超期各有几件，点数字就是清单。`,
        `在“${nav.todo}”点“${act.decideReply}”。`,
        `反馈期限是交办后 ${limits.reply}（中央督察件 ${limits.submission}），审签的时间算在里面。`,
        '逾期的提醒会直接发到您的手机。',
        `“${nav.todo}”里可以一次审签多件：点“批量审签”，每件都可以展开看全文。`,
        ofPhrases,
      ],
    },
    'accepting-unit-officer': {
      does: '您所在的单位验收整改任务。',
      begin: '看看整改任务',
      to: '/work/tasks',
      steps: ({ nav }: HelpSay) => [
        `在“${nav.tasks}”打开任务，查看方案、每次进展和整改前后的佐证材料。`,
        '责任单位报告完成后，由验收单位核对。',
      ],
    },
    'municipal-re-checker': {
      does: '您到现场核查抽中的举报件，复核已完成的整改任务。',
      begin: '看看整改任务',
      to: '/work/tasks',
      steps: ({ nav, act }: HelpSay) => [
        `抽中的举报件在“${nav.todo}”里：对照办理反馈到现场核查，再“${act.recordRecheck}”。`,
        `在“${nav.tasks}”打开任务，对照方案查看完成情况和佐证材料。`,
      ],
    },
    auditor: {
      does: '您审计谁在什么时候查看过举报人的原文，看了什么。',
      begin: '打开原文查看记录',
      to: '/work/looks',
      steps: ({ nav }: HelpSay) => [
        `“${nav.looks}”每行是一次查看：举报件、时间、岗位和账号、看的是开头、原文还是联系方式。理由只有督察办负责人能看到。`,
        '记录不能修改，也不能删除。',
      ],
    },
    'notification-administrator': {
      does: '您登记各单位的责任人，并处理没有送达的提醒。',
      begin: '登记单位的责任人',
      to: '/work/duties',
      steps: ({ nav }: HelpSay) => [
        `在“${nav.duties}”选一个单位，登记联络员、分管负责人和主要负责人的手机和邮箱。`,
        `“${nav.alarms}”列出没有人可以通知、或者没有送达的提醒。`,
      ],
    },
    operator: {
      does: '您运行这套系统：用命令行核验、重建和重发，办法在运维手册里，这里没有要办的事。',
      begin: '有告警时按运维手册处理',
      to: '/todo',
      steps: () => ['每个告警在运维手册里都有一节：意味着什么，怎样处理。'],
    },
  } satisfies Record<string, RoleHelp>,
};
