/** What the sources leave open [policy]: one document per service, changed by acts with a date of effect. */
export { decidePolicy } from './change.ts';
export type { PolicyDocument, PolicyValues } from './document.ts';
export { complaintsPolicy, type ComplaintsPolicy } from './documents/complaints.ts';
export { inspectionsPolicy, type InspectionsPolicy } from './documents/inspections.ts';
export { notificationsPolicy, type NotificationsPolicy } from './documents/notifications.ts';
export { rectificationPolicy, type RectificationPolicy } from './documents/rectification.ts';
export { keepPolicy, keptPolicy, recallPolicy, type KeptPolicy } from './kept-policy.ts';
export { policyAt, standardPolicy, type PolicyInForce } from './policy-at.ts';
export { policyStream, type PolicyHistory } from './policy-stream.ts';
export { showPolicy } from './show.ts';
