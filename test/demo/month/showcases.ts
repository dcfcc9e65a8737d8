import type { Course } from './life.ts';
import { lastDay } from './moments.ts';

/** What becomes of a complaint, as far as that is not left to chance. */
export interface Fate {
  /** The day on which it comes in. */
  readonly received: number;
  /** The part of that day; its morning where nothing is said. */
  readonly part?: 0 | 1 | 2;
  /** Its complainant takes it back before anybody has screened it. */
  readonly withdrawn?: true;
  readonly screening: 'waiting' | 'asked' | 'answered' | 'declined' | 'merged' | 'accepted';
  readonly ground?: string;
  readonly district?: string;
  /** Code of a matter. */
  readonly matter?: string;
  readonly lead?: string;
  readonly course?: Course;
}

const chaoyang = { district: '110105', lead: '110105', screening: 'accepted' } as const;
/** A sub-district leads: what it mends is accepted by its district. */
const wangjing = { district: '110105', lead: '110105026', screening: 'accepted' } as const;
/** A reply that its principal and the office find good. */
const confirmed = { principal: 'approves', office: 'confirms' } as const;
/** The same, of what takes longer: there is a task. */
const staged = { ...confirmed, result: 'staged' } as const;

/**
 * At least one complaint for every stage, most of them with the people whom the sign-in page offers. They are there
 * however small the month is, so that no page of theirs is empty.
 */
export const showcases: readonly Fate[] = [
  // Done, and published.
  {
    ...chaoyang,
    received: 1,
    matter: 'night-building',
    course: { ...confirmed, replyAfter: 4, result: 'closed' },
  },
  {
    ...chaoyang,
    received: 1,
    matter: 'cooking-fumes',
    course: { ...staged, replyAfter: 3, task: 'finished' },
  },
  {
    ...wangjing,
    received: 3,
    matter: 'building-waste',
    course: { ...staged, replyAfter: 4, task: 'on-schedule' },
  },
  // Tasks: overdue, finished, and shown by another case's photograph.
  {
    ...chaoyang,
    received: 7,
    matter: 'outfall',
    course: { ...staged, replyAfter: 5, task: 'behind' },
  },
  {
    ...chaoyang,
    received: 8,
    matter: 'dust',
    course: { ...staged, replyAfter: 4, task: 'untouched' },
  },
  {
    ...chaoyang,
    received: 9,
    matter: 'dust',
    course: { ...staged, replyAfter: 4, task: 'on-schedule', borrowed: true },
  },
  {
    ...chaoyang,
    received: 9,
    matter: 'bin-station',
    course: { ...staged, replyAfter: 3, task: 'on-schedule', borrowed: true },
  },
  // Interim: it is still being handled.
  {
    ...chaoyang,
    received: 9,
    matter: 'old-plant',
    course: { ...confirmed, replyAfter: 5, result: 'open' },
  },
  // Overdue: for long, for days, since yesterday.
  { ...chaoyang, received: 5, matter: 'spray-paint', course: { replyAfter: null } },
  { ...chaoyang, received: 11, matter: 'traffic-noise', course: { replyAfter: null } },
  { ...chaoyang, received: 13, matter: 'sewage-overflow', course: { replyAfter: null } },
  // With the organisation: returned by its principal, returned by the office, being handled.
  {
    ...chaoyang,
    received: 15,
    matter: 'waste-oil',
    course: { replyAfter: 6, result: 'closed', principal: 'returns' },
  },
  {
    ...chaoyang,
    received: 14,
    matter: 'rain-grate',
    course: { replyAfter: 5, result: 'closed', principal: 'approves', office: 'returns' },
  },
  { ...chaoyang, received: 19, matter: 'green-land', course: { replyAfter: null } },
  // With its principal, and with the office.
  {
    ...chaoyang,
    received: 17,
    matter: 'loudspeaker',
    course: { replyAfter: 6, result: 'closed', principal: 'has-not-looked' },
  },
  {
    ...chaoyang,
    received: 16,
    matter: 'mixing-station',
    course: { replyAfter: 6, result: 'staged', principal: 'has-not-looked' },
  },
  {
    ...chaoyang,
    received: 15,
    matter: 'base-station',
    course: { replyAfter: 5, result: 'closed', principal: 'approves', office: 'has-not-looked' },
  },
  // Refused: waiting, denied, granted.
  { ...chaoyang, received: 22, matter: 'open-burning', course: { refusal: 'waiting' } },
  { ...chaoyang, received: 17, matter: 'night-building', course: { refusal: 'denied' } },
  { ...chaoyang, received: 17, matter: 'cooling-tower', course: { refusal: 'granted' } },
  // More time: asked for, and given.
  {
    ...chaoyang,
    received: 15,
    matter: 'outfall',
    course: { extension: 'waiting', replyAfter: null },
  },
  {
    ...chaoyang,
    received: 13,
    matter: 'dust',
    course: { extension: 'granted', replyAfter: null },
  },
  // Closed, and not good enough: asked for again, not granted, handled again.
  {
    ...chaoyang,
    received: 13,
    matter: 'cooking-fumes',
    course: { ...confirmed, replyAfter: 4, result: 'closed', after: 'reopening-asked' },
  },
  {
    ...chaoyang,
    received: 7,
    matter: 'loudspeaker',
    course: { ...confirmed, replyAfter: 4, result: 'closed', after: 'reopening-denied' },
  },
  {
    ...chaoyang,
    received: 8,
    matter: 'night-building',
    course: { ...confirmed, replyAfter: 4, result: 'closed', after: 'reopened' },
  },
  // To be signed for.
  { ...chaoyang, received: 23, matter: 'night-building', course: { unsigned: true } },
  // To be handed over, and to be screened.
  { ...chaoyang, received: 25, matter: 'dust' },
  { received: 25, screening: 'merged' },
  { received: 24, screening: 'asked' },
  { received: 12, screening: 'declined', ground: 'not-environmental' },
  { received: lastDay, screening: 'waiting', matter: 'night-building' },
  // Taken back by who reported it.
  { received: 20, screening: 'waiting', matter: 'loudspeaker', withdrawn: true },
];
