import { announcements } from './announcements.ts';
import { batches } from './batches.ts';
import { inspections } from './inspections.ts';

export const home = {
  title: '首页',
  description: '举报生态环境问题，查询办理进展，了解督察公开情况。',
  lead: '身边有污染，请告诉我们',
  explained:
    '不用注册，可以匿名。写清楚地点、时间和情况，就能核实、交办、督促整改，结果向社会公开。',
  report: '我要举报',
  follow: '查询进展',
  followExplained: '举报后会得到一个 20 位查询凭证，凭它随时查看办到哪一步。',
  open: {
    heading: '正在受理举报的督察',
    targets: '督察对象',
    window: '进驻时间',
    left: (days: number) => (days === 0 ? '今天是最后一天' : `还有 ${days} 天`),
    lettersOnly: (day: string | null) =>
      day === null
        ? '进驻已经结束。进驻期间寄出的信件仍然受理。'
        : `进驻已经结束。进驻期间寄出的信件，${day}前收到的仍然受理。`,
    lettersTag: '只收信件',
    announcement: '进驻公告和联系方式',
    none: '现在没有进驻的督察',
    noneExplained:
      '没有督察进驻时，这里不受理举报。遇到环境问题，请拨打 12345 市民服务热线，全天都有人接听；正在发生的污染事故请立即拨打 12345 或 110。',
    call: '拨打 12345',
  },
  figures: {
    heading: '这次督察到现在',
    received: '收到举报',
    transferred: '交办',
    done: '办结和阶段性办结',
    rate: '办结率',
    notYet: '—',
    more: '全部数据和计算方法',
    count: (count: number) => `${count} 件`,
  },
  announcements: { heading: '最新公告', more: '全部公告', empty: '目前没有公告。' },
  batches: { heading: '最近交办', more: '全部批次', empty: '还没有交办过举报件。' },
  about: {
    heading: '举报之后会怎样',
    steps: [
      { name: '审查受理', text: '看是不是生态环境问题、该由谁办，受理的给受理编号。' },
      { name: '分批交办', text: '隐去举报人的信息，分批交给承办单位限期办理。' },
      { name: '核查整改', text: '承办单位调查、整改并反馈，负责人签字，督察办审核。' },
      { name: '公开结果', text: '每批的办理情况在这里公开，您凭凭证也能看到。' },
    ],
    more: '办理时限、隐私保护和您的权利',
  },
  inspections,
  announcementWords: announcements,
  batchWords: batches,
};
