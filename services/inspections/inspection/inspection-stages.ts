import type { InspectionStage } from '@ducha/contracts';

/** What can happen to an inspection: the event, the stages in which it can, the stage after it. */
interface Transition {
  /** `none`: the inspection does not exist yet. */
  readonly from: readonly (InspectionStage | 'none')[];
  /** `same`: it stays at the stage where it is. */
  readonly to: InspectionStage | 'same';
}

/** 督察阶段: the one table of transitions. The diagram in the README is made from it. */
export const transitions = {
  'inspection.drafted.v2': { from: ['none'], to: 'draft' },
  'inspection.submitted.v1': { from: ['draft'], to: 'submitted' },
  'inspection.approved.v1': { from: ['submitted'], to: 'approved' },
  'inspection.rejected.v1': { from: ['submitted'], to: 'rejected' },
  'inspection.rescheduled.v1': { from: ['rejected', 'approved'], to: 'submitted' },
  'inspection.prepared.v1': { from: ['approved'], to: 'preparing' },
  'inspection.team-changed.v1': { from: ['preparing', 'stationed', 'reporting'], to: 'same' },
  'inspection.stationing-put-off.v1': { from: ['preparing'], to: 'same' },
  'inspection.lapsed.v1': { from: ['preparing'], to: 'cancelled' },
  'inspection.cancelled.v1': {
    from: ['draft', 'submitted', 'rejected', 'approved', 'preparing'],
    to: 'cancelled',
  },
  'inspection.stationing-opened.v2': { from: ['preparing'], to: 'stationed' },
  'inspection.stationing-closed.v1': { from: ['stationed'], to: 'reporting' },
  'inspection.archived.v1': { from: ['reporting'], to: 'archived' },
} as const satisfies Readonly<Record<string, Transition>>;

export type InspectionEventType = keyof typeof transitions;

/** Whether an event can happen at a stage. */
export function canHappen(type: InspectionEventType, stage: InspectionStage | 'none'): boolean {
  const { from }: Transition = transitions[type];
  return from.includes(stage);
}

/** The stage after an event. */
export function stageAfter(type: InspectionEventType, before: InspectionStage): InspectionStage {
  const { to }: Transition = transitions[type];
  return to === 'same' ? before : to;
}
