import type { Change } from './modules.ts';

/**
 * The house as it was before a deployment, as far as the log can tell: it writes events in the majors of which
 * `services/<service>/golden` keeps a file each, and of what came later it knows nothing. What it wrote, and what it
 * still has in hand, meets the code of today.
 */
export const earlier: readonly Change[] = [
  {
    file: 'packages/event-log/log.ts',
    instead: '      events,\n      previous: ',
    put: '      events: events.map(asItWas),\n      previous: ',
  },
  {
    file: 'packages/event-log/log.ts',
    instead: '/** Folds verified commits into the state after the last of them. */',
    put: `/** Before the office had a policy of its own, every inspection brought the whole policy of its complaints. */
const policyOfThen = {
  round: null,
  signIn: { value: 2, unit: 'hours' },
  reply: { value: 10, unit: 'calendar-days' },
  typeCounting: 'main',
  organisationCounting: 'joint-bucket',
};
function asItWas({ type, data }) {
  switch (type) {
    case 'inspection.drafted.v2': {
      const { kept, ...said } = data;
      return { type: 'inspection.drafted.v1', data: { ...said, policy: { ...policyOfThen, ...said.policy } } };
    }
    case 'inspection.stationing-opened.v2':
      return { type: 'inspection.stationing-opened.v1', data: { ...data, policy: { ...policyOfThen, ...data.policy } } };
    case 'inspection-copy.opened.v2': {
      const { kept, ...said } = data;
      return { type: 'inspection-copy.opened.v1', data: said };
    }
    case 'batch.disclosed.v3':
      // Nothing was taken back in a house whose tables could not say so: such a table is today's.
      if (data.rows.some(({ withdrawn }) => withdrawn)) return { type, data };
      return {
        type: 'batch.disclosed.v1',
        data: { ...data, rows: data.rows.map(({ withdrawn, ...row }) => row) },
      };
    default:
      return { type, data };
  }
}

/** Folds verified commits into the state after the last of them. */`,
  },
  // A stationing was told of in its first major alone.
  {
    file: 'services/complaints/inspections/stationing-reaction.ts',
    instead: '    reaction(stationingOpened, opened),\n',
    put: '',
  },
  {
    file: 'services/rectification/inspections/stationing-reaction.ts',
    instead: 'reaction(stationingOpenedV1, opened), reaction(stationingOpened, opened)',
    put: 'reaction(stationingOpenedV1, opened)',
  },
  // A staging did not say which district its complaint is about.
  {
    file: 'packages/contracts/events/complaints.ts',
    instead:
      '    /** The district that it is about, whose people are recused; left out before it was said. */\n    district: z.optional(z.nullable(organisationCode)),\n',
    put: '',
  },
  {
    file: 'services/complaints/handling/review.ts',
    instead: '      district: placeOf(state).district,\n',
    put: '',
  },
  // A batch was disclosed when each of its complaints had a confirmed reply.
  {
    file: 'services/complaints/disclosure/disclosure.ts',
    instead: 'if (rows.length === 0) return',
    put: 'if (rows.length === 0 || rows.some(({ verdict }) => verdict === null)) return',
  },
  // A lesser figure needed no reason.
  {
    file: 'services/complaints/handling/reply.ts',
    instead: ' ?? lessThanReached(state, reply, lessReason)',
    put: '',
  },
  {
    file: 'services/complaints/handling/reply.ts',
    instead: '...(lessReason === null\n',
    put: '...(lessReason !== undefined\n',
  },
  // No text was corrected.
  {
    file: 'services/complaints/complaint/complaint-events.ts',
    instead: '  complaintTextCorrected,\n',
    put: '',
  },
  {
    file: 'services/complaints/staff-routes.ts',
    instead: '    correctionRoute,\n',
    put: '',
  },
  {
    file: 'services/rectification/plan/plan-reactions.ts',
    instead: 'reaction(planCorrected, async',
    put: "reaction({ ...planCorrected, type: 'unheard-of' }, async",
  },
];
