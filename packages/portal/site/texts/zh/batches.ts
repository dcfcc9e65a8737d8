import { inspections } from './inspections.ts';
import { batchName } from './batch-name.ts';

export const batches = {
  title: '公开情况',
  description: '督察组分批交办的群众信访举报件，以及各批的办理结果。',
  lead: '督察组把受理的举报分批交给承办单位办理，这里逐批公开：交办了哪些、查得怎样、办得怎样。',
  inspections,
  list: '各批次',
  nameOf: batchName,
  total: (total: number) => `${total} 件`,
  closedOn: (day: string) => `${day}交办`,
  states: {
    closing: '正在交办',
    'handed-over': '正在办理',
    disclosed: '结果已公开',
  },
  editions: (editions: number) => (editions > 1 ? `已更新 ${editions - 1} 次` : ''),
  empty: '这次督察还没有交办过举报件。第一批交办后，这里会列出。',
  earlier: '更早的批次',
  newest: '回到最近的批次',
  figures: '看这次督察的总数',
};
