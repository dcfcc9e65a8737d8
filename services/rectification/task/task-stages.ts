/** Where a task stands in its own life; acceptance and close-out follow the last. */
export type TaskStage = 'open' | 'awaiting-acceptance' | 'ended';

interface Transition {
  /** `none`: the task does not exist yet. */
  readonly from: readonly (TaskStage | 'none')[];
  readonly to: TaskStage;
}

/** 整改任务: the one table of transitions. The diagram in the README is made from it. */
export const transitions = {
  'task.opened.v2': { from: ['none'], to: 'open' },
  'task.progress-posted.v1': { from: ['open'], to: 'open' },
  'task.deadline-missed.v1': { from: ['open'], to: 'open' },
  'task.finished.v1': { from: ['open'], to: 'awaiting-acceptance' },
  'task.ended.v1': { from: ['open'], to: 'ended' },
} as const satisfies Readonly<Record<string, Transition>>;

/** Whether an event can happen at a stage. */
export function canHappen(type: keyof typeof transitions, stage: TaskStage | 'none'): boolean {
  const { from }: Transition = transitions[type];
  return from.includes(stage);
}
