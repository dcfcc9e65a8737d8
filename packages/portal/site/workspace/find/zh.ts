/** One matter among all: found from any page. */
export const find = {
  title: '查找举报件和整改任务',
  label: '编号、要点、地区、单位的任意部分',
  found: (count: number) => (count === 0 ? '没有找到。' : `找到 ${count} 件。`),
  reading: '正在读取…',
  failed: '没有读完，结果可能不全。',
  complaints: '举报件',
  tasks: '整改任务',
  all: (count: number) => `在台账中查看全部 ${count} 件`,
  of: (inspection: string) => `在这次督察中查找：${inspection}`,
  close: '关闭',
};
