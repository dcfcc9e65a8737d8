import { batchName } from './batch-name.ts';
import { withdrawals } from './sample-withdrawals.ts';

export const sample = {
  title: '抽查',
  description: '从一批办结的举报件中随机抽取、现场核查：怎么抽，抽中了哪些，怎样自己验算。',
  back: '本批公开情况',
  missing: '地址里没有写明是哪一次抽查。请从批次页进入。',
  heading: (batch: string) => `${batchName(batch)}抽查`,
  lead: '抽查先公告，再按彩票开奖号码抽取：公告时谁也不知道号码，任何人都可以自己再抽一遍，结果应当一样。抽中的由市级人员到现场核查。',
  facts: {
    from: '从哪里抽',
    table: (edition: number) => `第 ${edition} 版公开情况一览表`,
    of: (of: number) => `中已办结、阶段性办结的 ${of} 件`,
    size: '抽多少',
    sizeText: (size: number, percent: number | null) =>
      percent === null ? `${size} 件` : `${size} 件（${percent}%，不足一件按一件计）`,
    draw: '按什么抽',
    drawText: (issue: string) => `双色球第 ${issue} 期开奖号码`,
    drawnOn: '开奖日期',
    announcedAt: '公告时间',
    drawnAt: '抽取时间',
    seed: '种子',
  },
  notYet: '还没有抽取。开奖后，由两人分别录入开奖号码，一致时立即抽取，并在这里公开。',
  withdrawn: '这次公告已撤回，不再按它抽取。原因见下。',
  withdrawals,
  drawn: '抽中的受理编号',
  again: {
    heading: '自己再抽一遍',
    how: '把“种子、空格、受理编号”逐个计算 SHA-256，按结果从小到大排列，取前面几件。下载编号清单，在同一文件夹里运行：',
    download: '下载编号清单（list.txt）',
    tools: '用常见的命令行工具（系统里要有 sha256sum，Linux 都有）：',
    project:
      '或者用本系统的开源程序（edition.json 是该版一览表的接口数据，也可以换成从一览表页下载的 CSV 文件）：',
  },
  list: (count: number) => `可抽的 ${count} 件`,
  ofBatch: {
    heading: '抽查',
    line: (edition: number, size: number) => `从第 ${edition} 版抽 ${size} 件`,
    waits: (day: string) => `${day}开奖后抽取`,
    drawn: '已抽取',
    withdrawn: '公告已撤回',
  },
};
