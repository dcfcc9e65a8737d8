/** Where an announcement is: it stands, or was taken back. */
export type AnnouncementState = 'published' | 'withdrawn';

/** What can happen to an announcement: the event, the states in which it can, the state after it. */
interface Transition {
  /** `none`: it does not exist yet. */
  readonly from: readonly (AnnouncementState | 'none')[];
  readonly to: AnnouncementState;
}

/** 公告状态: the one table of transitions. The diagram in the README is made from it. */
export const announcementTransitions = {
  'announcement.published.v1': { from: ['none'], to: 'published' },
  'announcement.corrected.v1': { from: ['published'], to: 'published' },
  'announcement.withdrawn.v1': { from: ['published'], to: 'withdrawn' },
} as const satisfies Readonly<Record<string, Transition>>;

export type AnnouncementEventType = keyof typeof announcementTransitions;

/** Whether an event can happen in a state. */
export function canBefall(type: AnnouncementEventType, state: AnnouncementState | 'none'): boolean {
  const { from }: Transition = announcementTransitions[type];
  return from.includes(state);
}
