import type { EventOf, Fault, InspectionStage, NoteRef } from '@ducha/contracts';
import type { Decision } from '@ducha/event-log';
import { canBefall } from './announcement-states.ts';
import {
  announcementCorrected,
  announcementPublished,
  announcementWithdrawn,
  type AnnouncementEvent,
} from './announcement-events.ts';
import { editionText, erasing } from './erasing.ts';
import type { Announcement, Wording } from './announcement-state.ts';

/** From the forming of its team on, an inspection is no secret. */
const knownOutside: readonly InspectionStage[] = [
  'preparing',
  'stationed',
  'reporting',
  'feedback-given',
  'rectifying',
  'archived',
];
/** 进驻公告 go out when the team comes. */
const comesOrIsThere: readonly InspectionStage[] = ['preparing', 'stationed'];

/** 发布公告. `stage` is that of its inspection: `undefined` when there is none of that id. */
export function decidePublication(
  state: Announcement | null,
  publication: EventOf<typeof announcementPublished>['data'],
  stage: InspectionStage | undefined,
): Decision<AnnouncementEvent> {
  if (!canBefall('announcement.published.v1', state?.state ?? 'none'))
    return { rejected: 'wrong-stage' };
  const faults = faultsOf(publication.kind, publication);
  if (publication.kind === 'stationing' && publication.inspection === null) {
    const detail = 'A stationing announcement is about an inspection';
    faults.push({ pointer: '#/inspection', code: 'missing', detail });
  }
  if (faults.length > 0) return { rejected: 'invalid', faults };
  if (publication.inspection !== null) {
    if (stage === undefined) {
      const detail = 'There is no inspection of this id';
      return {
        rejected: 'unknown-code',
        faults: [{ pointer: '#/inspection', code: 'unknown-code', detail }],
      };
    }
    const at = publication.kind === 'stationing' ? comesOrIsThere : knownOutside;
    if (!at.includes(stage)) return { rejected: 'wrong-stage' };
  }
  return [{ type: announcementPublished.type, data: publication }];
}

/** 更正: another edition of one that stands; the one that stood stays readable, or is erased. */
export function decideCorrection(
  state: Announcement | null,
  wording: Wording,
  old: 'kept' | 'erased' = 'kept',
): Decision<AnnouncementEvent> {
  if (state === null) return { rejected: 'not-found' };
  if (!canBefall('announcement.corrected.v1', state.state)) return { rejected: 'wrong-stage' };
  const faults = faultsOf(state.kind, wording);
  if (faults.length > 0) return { rejected: 'invalid', faults };
  const corrected: AnnouncementEvent = { type: announcementCorrected.type, data: wording };
  const texts = [editionText(state.editions.length)];
  const erased =
    old === 'erased' ? erasing(state, texts, { cause: 'correction', ground: null }) : undefined;
  return erased === undefined ? [corrected] : [corrected, erased];
}

/** 撤回: takes it back for good; what was right in it is published anew. */
export function decideWithdrawal(
  state: Announcement | null,
  reason: NoteRef,
): Decision<AnnouncementEvent> {
  if (state === null) return { rejected: 'not-found' };
  if (!canBefall('announcement.withdrawn.v1', state.state)) return { rejected: 'wrong-stage' };
  return [{ type: announcementWithdrawn.type, data: { reason } }];
}

/** A stationing announcement tells a way to reach the team; no other one has a team to reach. */
function faultsOf(kind: Announcement['kind'], { contact }: Wording): Fault[] {
  if (kind !== 'stationing') {
    const detail = 'Only a stationing announcement says how a team is reached';
    return contact === null ? [] : [{ pointer: '#/contact', code: 'not-here', detail }];
  }
  const { phone, mailbox, address } = contact ?? { phone: null, mailbox: null, address: null };
  if (phone !== null || mailbox !== null || address !== null) return [];
  const detail = 'Give a telephone, a mailbox or an address';
  return [{ pointer: '#/contact', code: 'missing', detail }];
}
