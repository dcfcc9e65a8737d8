import { acknowledgedInvariants } from './acknowledged.ts';
import { actInvariants } from './acts.ts';
import { copyInvariants } from './copies.ts';
import { deadlineInvariants } from './deadlines.ts';
import { erasureInvariants } from './erased.ts';
import type { Invariant } from './invariant.ts';
import { logInvariants } from './log-invariants.ts';
import { messageInvariants } from './messages.ts';
import { numberInvariants } from './numbers.ts';
import { officeDateInvariants } from './office-dates.ts';
import { outerDateInvariants } from './outer-dates.ts';
import { partsInvariants } from './parts.ts';
import { photographInvariants } from './photographs.ts';
import { publishedInvariants } from './published.ts';
import { queueInvariants } from './queues.ts';
import { restInvariants } from './rest.ts';
import { secretInvariants } from './secrets.ts';
import { stormInvariants } from './storm.ts';
import { storyInvariants } from './story.ts';
import { taskInvariants } from './tasks.ts';
import { visibilityInvariants } from './visibility.ts';

/** Everything that must hold in every history. */
export const invariants: readonly Invariant[] = [
  ...logInvariants,
  ...acknowledgedInvariants,
  ...numberInvariants,
  ...taskInvariants,
  ...deadlineInvariants,
  ...officeDateInvariants,
  ...outerDateInvariants,
  ...partsInvariants,
  ...messageInvariants,
  ...queueInvariants,
  ...publishedInvariants,
  ...visibilityInvariants,
  ...photographInvariants,
  ...actInvariants,
  ...secretInvariants,
  ...erasureInvariants,
  ...copyInvariants,
  ...restInvariants,
  ...stormInvariants,
  ...storyInvariants,
];
