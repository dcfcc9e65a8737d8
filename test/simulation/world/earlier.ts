import type { Change } from './modules.ts';

/**
 * The former major of each event that is written in a later one today, and the code that makes its data of today's;
 * undefined where nothing of the kind could be said.
 */
export const formerMajors: Readonly<
  Record<string, { readonly type: string; readonly data: string }>
> = {
  'inspection.drafted.v2': {
    type: 'inspection.drafted.v1',
    data: '({ kept, ...said }) => ({ ...said, policy: { ...policyOfThen, ...said.policy } })',
  },
  'inspection.stationing-opened.v2': {
    type: 'inspection.stationing-opened.v1',
    data: '(said) => ({ ...said, policy: { ...policyOfThen, ...said.policy } })',
  },
  'inspection-copy.opened.v2': {
    type: 'inspection-copy.opened.v1',
    data: '({ kept, ...said }) => said',
  },
  'task.opened.v2': { type: 'task.opened.v1', data: '({ inspection, ...said }) => said' },
  // Nothing was taken back in a house whose tables could not say so: such a table is today's.
  'batch.disclosed.v3': {
    type: 'batch.disclosed.v1',
    data: '(said) => said.rows.some(({ withdrawn }) => withdrawn) ? undefined : { ...said, rows: said.rows.map(({ withdrawn, ...row }) => row) }',
  },
  // Nothing was deleted because its time was over.
  ...Object.fromEntries(
    [
      'announcement.texts-erased',
      'inspection.texts-erased',
      'duty.persons-erased',
      'task.erasure-ordered',
    ].map((name) => [
      `${name}.v2`,
      {
        type: `${name}.v1`,
        data: "({ cause, ...said }) => cause === 'retention' ? undefined : said",
      },
    ]),
  ),
};

/** Majors that other changes below bring back where they are written. */
export const rewritten: readonly string[] = [
  'photograph.announced.v3',
  'complaint.photographs-attached.v2',
];

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
const before = {
${Object.entries(formerMajors)
  .map(([today, { type, data }]) => `  '${today}': { type: '${type}', data: ${data} },`)
  .join('\n')}
};
function asItWas(event) {
  const former = before[event.type];
  const data = former?.data(event.data);
  return data === undefined ? event : { type: former.type, data };
}

/** Folds verified commits into the state after the last of them. */`,
  },
  // An inspection kept no word of a date for the whole.
  {
    file: 'packages/policy/kept-policy.ts',
    instead: '  const entries = Object.entries<unknown>({ ...values });\n',
    put: "  const entries = Object.entries<unknown>({ ...values }).filter(([entry]) => !['submission', 'submissionFor'].includes(entry));\n",
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
  // How long a photograph is and what it hashes to stood in the log. What is no photograph it knew nothing of: such a file
  // is today's.
  {
    file: 'services/complaints/photographs/photographs-route.ts',
    instead: 'service.notes.seal({ print: printDraft(announced) }, request.fingerprint)',
    put: "service.notes.seal(mediaType.startsWith('image/') ? {} : { print: printDraft(announced) }, request.fingerprint)",
  },
  {
    file: 'services/complaints/photographs/photographs-route.ts',
    instead: 'print: refs.print, bytes',
    put: 'print: refs.print, sha256: announced.sha256, bytes',
  },
  {
    file: 'services/complaints/photographs/handing-in.ts',
    instead: '{ type: fileAnnounced.type, data: announced }',
    put: `(({ print, sha256, ...said }) => said.mediaType.startsWith('image/')
      ? { type: 'photograph.announced.v1', data: { ...said, bytes, sha256 } }
      : { type: fileAnnounced.type, data: { ...said, print } })(announced)`,
  },
  {
    file: 'services/complaints/photographs/handed-in.ts',
    instead: `({ id, mediaType, kept }) => ({
      photograph: id,
      mediaType,
      print: kept,
    })`,
    put: '({ id, mediaType, bytes, sha256 }) => ({ photograph: id, mediaType, bytes, sha256 })',
  },
  {
    file: 'services/complaints/intake/intake.ts',
    instead: 'type: complaintPhotographsAttached.type',
    put: "type: 'complaint.photographs-attached.v1'",
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
