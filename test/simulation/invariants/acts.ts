import { isSamePlace } from '@ducha/contracts';
import type { Commit } from '@ducha/event-log';
import type { ComplaintEvent } from '../../../services/complaints/complaint/complaint-events.ts';
import { closedBy } from '../../../services/complaints/call-back/reopening.ts';
import { accessStream } from '../../../services/complaints/looks/access-fold.ts';
import { complaintStream } from '../../../services/complaints/complaint/complaint-fold.ts';
import {
  lastReply,
  type Complaint,
} from '../../../services/complaints/complaint/complaint-state.ts';
import { acknowledged } from './acknowledged.ts';
import { foldsOf } from './folded.ts';
import type { Invariant } from './invariant.ts';
import { readerOf } from './visibility.ts';

const screener = ['office-screener'];
const desk = ['organisation-liaison', 'organisation-in-charge'];
const principal = ['organisation-principal'];
const office = ['office-screener', 'office-reviewer', 'office-head'];

/** Who does what to a complaint (domain, section 4); what is not here follows from something that is. */
const doers: Readonly<Partial<Record<ComplaintEvent['type'], readonly string[]>>> = {
  'complaint.received.v1': ['citizen', 'office-clerk', 'office-screener', 'integration-client'],
  'complaint.asked.v1': screener,
  'complaint.supplemented.v1': ['citizen'],
  'complaint.written-to-office.v1': ['citizen'],
  'complaint.written-to-complainant.v1': office,
  'complaint.question-lapsed.v1': ['system'],
  'complaint.accepted.v1': screener,
  'complaint.declined.v1': screener,
  'complaint.merged.v1': screener,
  'complaint.acceptance-corrected.v1': ['office-screener', 'office-reviewer', 'office-head'],
  'complaint.relapse-linked.v1': office,
  'complaint.relapse-unlinked.v1': office,
  'complaint.withdrawn.v1': ['citizen', 'office-screener', 'office-head'],
  'complaint.photographs-passed-on.v1': ['office-screener', 'office-head'],
  'complaint.photographs-taken-back.v1': office,
  'complaint.joined.v1': screener,
  'complaint.parted.v1': ['office-screener', 'office-head'],
  'complaint.decline-undone.v1': ['office-screener', 'office-head'],
  'complaint.merge-undone.v1': ['office-screener', 'office-head'],
  'complaint.transferred.v1': ['system'],
  'complaint.signed-in.v1': desk,
  'complaint.refused.v1': desk,
  'complaint.reassigned.v1': ['office-screener', 'office-head'],
  'complaint.assignments-changed.v1': ['office-screener', 'office-head'],
  'complaint.refusal-denied.v1': ['office-screener', 'office-head'],
  'complaint.replied.v1': desk,
  'complaint.reply-approved.v1': principal,
  'complaint.reply-confirmed.v1': ['office-reviewer'],
  'complaint.satisfaction-told.v1': ['citizen'],
  'complaint.joined-satisfaction-told.v1': ['citizen'],
  'complaint.called-back.v1': office,
  'complaint.reopening-asked.v1': ['citizen', ...office],
  'complaint.reopening-denied.v1': ['office-screener', 'office-head'],
  'complaint.reopened.v1': ['office-screener', 'office-head'],
  'complaint.task-finished.v1': ['system'],
  'complaint.text-corrected.v1': ['office-reviewer', 'office-head'],
  'complaint.retention-set.v1': ['system'],
};

/** A gist is a part of what was accepted: whoever may correct the rest of it may correct that. */
function doersOf(event: ComplaintEvent): readonly string[] | undefined {
  return event.type === 'complaint.text-corrected.v1' && event.data.text === 'gist'
    ? doers['complaint.acceptance-corrected.v1']
    : doers[event.type];
}

/** What was done, by the log: by whom it may be done, and by whom not, whatever their roles. */
export const actInvariants: readonly Invariant[] = [
  {
    name: 'what was done was done by whoever may',
    says: 'Every act on a complaint is of a role that does such things, and of an organisation that had its part in it then.',
    moment: 'at-rest',
    check: (evidence) =>
      [...foldsOf(evidence, 'complaints', complaintStream)].flatMap(([id, { events, states }]) =>
        events.flatMap(({ event, commit }) => {
          const before = states[commit.version - 1];
          const roles = doersOf(event);
          const { actor, version } = commit;
          const what = `${event.type} of complaint ${id}, version ${version}`;
          if (roles !== undefined && !roles.includes(actor.role))
            return [`${what} is by a ${actor.role}`];
          const part = partIn(event);
          if (part === undefined || before === undefined) return [];
          const isTheirs =
            actor.organisation === part &&
            before.transfer !== null &&
            before.assignments.some(({ organisation }) => organisation === part);
          return isTheirs
            ? []
            : [`${what} is for ${part}, by ${actor.organisation}, and not their part`];
        }),
      ),
  },
  {
    name: 'nobody decides on their own case',
    says: 'Who wrote a reply approves and confirms it not, who approved it confirms it not, who had a complaint closed does not decide whether it is reopened, and nobody of a place whose case it is decides for the office.',
    moment: 'at-rest',
    check(evidence) {
      const places = new Map(
        acknowledged(evidence).map(({ command, exchange }) => [
          command,
          readerOf(exchange)?.organisation ?? null,
        ]),
      );
      return [...foldsOf(evidence, 'complaints', complaintStream)].flatMap(
        ([id, { commits, events, states }]) =>
          events.flatMap(({ event, commit }) => {
            const before = states[commit.version - 1];
            if (before === undefined) return [];
            const what = `${event.type} of complaint ${id}, version ${commit.version}`;
            return [
              ...(wroteThemselves(event, commit, before)
                ? [`${what} is by who wrote or approved it`]
                : []),
              ...(isOfOwnClosing(event, commit, commits)
                ? [`${what} is by who had it closed`]
                : []),
              ...(isOwnCase(commit, before, places.get(commit.command) ?? null)
                ? [
                    `${what} is by somebody of ${places.get(commit.command) ?? ''}, whose case it is`,
                  ]
                : []),
            ];
          }),
      );
    },
  },
  {
    name: 'nobody is called back by who has not looked',
    says: 'Whoever called a complainant back had looked at the contact before, by a look that is recorded.',
    moment: 'at-rest',
    check(evidence) {
      const looks = foldsOf(evidence, 'complaints', accessStream);
      return [...foldsOf(evidence, 'complaints', complaintStream)].flatMap(([id, { events }]) =>
        events.flatMap(({ event, commit }) => {
          if (event.type !== 'complaint.called-back.v1') return [];
          const seen = looks
            .get(id)
            ?.events.some(
              (look) =>
                look.event.type === 'access.looked.v1' &&
                look.event.data.contact &&
                look.commit.actor.subject === commit.actor.subject &&
                look.commit.at <= commit.at,
            );
          const { actor, version } = commit;
          return seen === true
            ? []
            : [`complaint ${id}, version ${version}, was called back by ${actor.subject}, unseen`];
        }),
      );
    },
  },
];

/** Whether somebody decided that what they had closed is reopened, or is not. */
function isOfOwnClosing(
  { type }: ComplaintEvent,
  { actor, version }: Commit,
  commits: readonly Commit[],
): boolean {
  if (type !== 'complaint.reopened.v1' && type !== 'complaint.reopening-denied.v1') return false;
  return closedBy(commits.filter((one) => one.version < version)) === actor.subject;
}

/** The organisation whose part an act is; undefined for acts of others. */
function partIn(event: ComplaintEvent): string | undefined {
  const isOfPart =
    event.type === 'complaint.signed-in.v1' ||
    event.type === 'complaint.refused.v1' ||
    event.type === 'complaint.replied.v1';
  return isOfPart ? event.data.organisation : undefined;
}

function wroteThemselves(event: ComplaintEvent, { actor }: Commit, before: Complaint): boolean {
  const reply = lastReply(before);
  if (reply === undefined || actor.subject === null) return false;
  if (event.type === 'complaint.reply-approved.v1') return reply.by === actor.subject;
  const isReview =
    event.type === 'complaint.reply-confirmed.v1' ||
    (event.type === 'complaint.reply-returned.v1' && event.data.by === 'office');
  return isReview && [reply.by, reply.approvedBy].includes(actor.subject);
}

/** 回避: whether somebody acted for the office who is of the district, or of an organisation, that it is about. */
function isOwnCase(
  { actor }: Commit,
  { intake, located, assignments }: Complaint,
  place: string | null,
): boolean {
  if (place === null || !actor.role.startsWith('office-') || intake === null) return false;
  const district = located?.district ?? intake.district;
  return [district, ...assignments.map(({ organisation }) => organisation)].some(
    (one) => one !== null && isSamePlace(one, place),
  );
}
