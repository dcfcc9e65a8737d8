/** The four services of the house. */
export const services = ['complaints', 'inspections', 'rectification', 'notifications'] as const;
export type Service = (typeof services)[number];

/** Every queue that events go to: one inbox for each service, and the two ways out to a person's phone. */
export const inboxes = [...services, 'sms', 'mail'] as const;
export type Inbox = (typeof inboxes)[number];

/** One row of the subscription table: who hears of which event, and whether cleared texts travel with it. */
export interface Subscription {
  readonly event: string;
  readonly consumer: Inbox;
  /** The notes that the event refers to travel in the message, where their class is cleared or public. */
  readonly texts: boolean;
}

/**
 * Who hears of what. From this one table come the relays' targets, their permissions in the stack, and
 * the diagram in the README. A service may hear of its own events: that is how a long process goes on.
 */
export const subscriptions: readonly Subscription[] = [
  { event: 'organisation.registered.v1', consumer: 'complaints', texts: true },
  { event: 'organisation.registered.v1', consumer: 'rectification', texts: true },
  { event: 'organisation.registered.v1', consumer: 'notifications', texts: true },
  { event: 'organisation.renamed.v1', consumer: 'complaints', texts: true },
  { event: 'organisation.renamed.v1', consumer: 'rectification', texts: true },
  { event: 'organisation.renamed.v1', consumer: 'notifications', texts: true },
  { event: 'calendar.changed.v1', consumer: 'complaints', texts: false },
  { event: 'calendar.changed.v1', consumer: 'rectification', texts: false },
  { event: 'calendar.changed.v1', consumer: 'notifications', texts: false },
  // Who sits on which team decides who reads there.
  { event: 'inspection.prepared.v1', consumer: 'complaints', texts: false },
  { event: 'inspection.prepared.v1', consumer: 'rectification', texts: false },
  { event: 'inspection.team-changed.v1', consumer: 'complaints', texts: false },
  { event: 'inspection.team-changed.v1', consumer: 'rectification', texts: false },
  // What was said before is still sent when an old stream is republished.
  { event: 'inspection.stationing-opened.v1', consumer: 'complaints', texts: false },
  { event: 'inspection.stationing-opened.v2', consumer: 'complaints', texts: false },
  { event: 'inspection.stationing-opened.v1', consumer: 'rectification', texts: false },
  { event: 'inspection.stationing-opened.v2', consumer: 'rectification', texts: false },
  { event: 'inspection.stationing-closed.v1', consumer: 'complaints', texts: false },
  { event: 'batch.closed.v1', consumer: 'complaints', texts: false },
  { event: 'sample.drawn.v1', consumer: 'complaints', texts: false },
  { event: 'batch.handed-over.v1', consumer: 'inspections', texts: false },
  { event: 'batch.handed-over.v1', consumer: 'notifications', texts: false },
  { event: 'complaint.staged.v1', consumer: 'rectification', texts: true },
  { event: 'complaint.rectification-ended.v1', consumer: 'rectification', texts: false },
  // A service hears of its own erasures: it deletes the files, and goes on with what one commit could not hold.
  { event: 'note.erased.v1', consumer: 'complaints', texts: false },
  { event: 'note.erased.v1', consumer: 'rectification', texts: false },
  { event: 'complaint.plan-corrected.v1', consumer: 'rectification', texts: true },
  { event: 'complaint.district-changed.v1', consumer: 'rectification', texts: false },
  { event: 'deadline.set.v1', consumer: 'notifications', texts: false },
  { event: 'deadline.moved.v1', consumer: 'notifications', texts: false },
  { event: 'deadline.parts-changed.v1', consumer: 'notifications', texts: false },
  { event: 'deadline.met.v1', consumer: 'notifications', texts: false },
  { event: 'task.finished.v1', consumer: 'complaints', texts: false },
  { event: 'task.texts-erased.v1', consumer: 'rectification', texts: false },
  { event: 'notification.sms-requested.v1', consumer: 'sms', texts: false },
  { event: 'notification.mail-requested.v1', consumer: 'mail', texts: false },
];
