/**
 * The rejections of the domain: code → status and title. 409: the thing is not in a state for it; 422:
 * what was asked cannot be; 400: the proof of work that it asks for is not there. A code is stable; clients act on it.
 */
export const domainProblems = {
  'wrong-stage': { status: 409, title: 'The thing is not at a stage where this can be done' },
  'task-open': {
    status: 409,
    title: 'Its rectification task is not finished yet: what was staged is closed after that',
  },
  'already-done': { status: 409, title: 'This has been done already' },
  'own-case': {
    status: 409,
    title: 'Nobody may act on their own case, or on one of their organisation',
  },
  'receipt-unknown': { status: 404, title: 'There is no complaint with this receipt' },
  'proof-needed': {
    status: 400,
    title: 'A proof of work is needed: solve a challenge and send the same request again',
  },
  'inspection-not-open': { status: 422, title: 'No inspection takes complaints there now' },
  'unknown-code': { status: 422, title: 'A code is not in its list' },
  'personal-data-in-text': {
    status: 422,
    title: 'A text for others holds what looks like personal data',
  },
  'batch-empty': { status: 422, title: 'There is no accepted complaint to hand over' },
  'batch-unfinished': { status: 409, title: 'The batch before this one is not handed over yet' },
  'batch-impossible': { status: 422, title: 'A batch cannot be closed so' },
  'cut-off-impossible': { status: 422, title: 'Batches cannot be closed by themselves so' },
  'series-begun': { status: 409, title: 'An opening balance must come before the first batch' },
  'edition-unchanged': { status: 409, title: 'The edition would say what the last one says' },
  'sample-impossible': { status: 422, title: 'No sample can be drawn so' },
  'draw-come': {
    status: 409,
    title: 'The day of the draw has come: what was announced stands, whatever is drawn',
  },
  'draw-not-yet': {
    status: 409,
    title: 'The lottery has not drawn yet: its numbers are entered from the day after on',
  },
  'second-person-needed': {
    status: 409,
    title: 'You entered these numbers: another person has to enter them too',
  },
  'organisation-exists': { status: 409, title: 'An organisation with this code is registered' },
  'target-booked': { status: 409, title: 'The target has another stationing in that time' },
  'not-approved': { status: 409, title: 'The inspection is not approved' },
  'dates-impossible': { status: 422, title: 'The dates cannot be' },
  'evidence-missing': { status: 422, title: 'Evidence is missing or was not uploaded' },
  'evidence-altered': { status: 422, title: 'The uploaded file is not the one announced' },
  'duty-vacant': { status: 409, title: 'Nobody holds this duty' },
  'leader-booked': { status: 409, title: 'The leader has another inspection in that time' },
  'team-unfit': { status: 422, title: 'Somebody may not hold that place on the team' },
  'lead-only': { status: 403, title: 'Only the lead organisation may do this' },
  'foreign-number-taken': { status: 409, title: 'The number in that list belongs to another one' },
  'one-lead': { status: 422, title: 'Exactly one organisation leads, and each is named once' },
  'merge-impossible': { status: 422, title: 'The complaint to join is not one that goes on' },
  'serial-exhausted': { status: 409, title: 'There are no more numbers for that channel and day' },
  'extension-late': {
    status: 409,
    title: 'The date has passed: a later one must be asked for before it',
  },
  'contact-missing': {
    status: 409,
    title: 'The complainant left nothing by which they could be asked so',
  },
  'contact-unseen': {
    status: 409,
    title: 'Whoever calls a complainant back looks at the contact first, which is recorded',
  },
  'merged-into-another': {
    status: 409,
    title: 'It is handled together with another one: whoever reported that one can ask for it',
  },
  'reopenings-exhausted': {
    status: 409,
    title: 'It was asked for as often as may be: what the office decided stands',
  },
  'closing-past': {
    status: 409,
    title: 'The time after its closing in which its complainant could say so has passed',
  },
  'refusal-late': {
    status: 409,
    title: 'The time in which it could be refused has passed',
  },
  'refusals-exhausted': {
    status: 409,
    title: 'It was refused as often as may be; the office decides',
  },
  'photograph-missing': { status: 422, title: 'A photograph was not uploaded' },
  'representatives-needed': {
    status: 422,
    title: 'So many who come together name representatives',
  },
  'attachment-missing': { status: 422, title: 'An attachment was not uploaded' },
  'attachment-altered': { status: 422, title: 'An uploaded attachment is not the one announced' },
  'file-mistyped': { status: 422, title: 'A file is not of the kind that it was announced as' },
  'photograph-altered': { status: 422, title: 'An uploaded photograph is not the one announced' },
  'photograph-unfit': {
    status: 422,
    title: 'A copy to be passed on is no JPEG, is too large, or holds more than the picture',
  },
  'no-photographs': { status: 409, title: 'No photographs of the complainant are kept' },
  'look-needed': {
    status: 409,
    title: 'Photographs are passed on by somebody who has looked at them',
  },
  'nothing-passed-on': { status: 409, title: 'No photographs were passed on' },
  'nothing-to-erase': { status: 409, title: 'Nothing of that is kept any longer' },
  'nothing-to-correct': { status: 409, title: 'There is no such text to be corrected' },
  'nothing-changed': { status: 422, title: 'It is so already: nothing would be changed' },
  'others-joined': {
    status: 409,
    title: 'Others were merged into it and wait for its result: it goes on',
  },
  'relapse-impossible': {
    status: 422,
    title: 'It can only be a relapse of another accepted complaint that came before it',
  },
  'merge-ended': {
    status: 422,
    title: 'The complaint to join has ended: this one is accepted as its own',
  },
  'place-missing': {
    status: 422,
    title: 'A matter of another place needs the place, or a word that says where it belongs',
  },
  'type-in-task': { status: 409, title: 'Its rectification task bears the type that it has' },
  'organisation-merged': {
    status: 422,
    title: 'An organisation was merged into another one, which takes its place',
  },
  'words-erased': {
    status: 409,
    title: 'What the complainant wrote was erased: there is nothing left to be screened',
  },
  'too-many-messages': { status: 409, title: 'There are as many messages as there may be' },
  'too-many-views': { status: 409, title: 'As many views are kept as may be' },
  'too-many-phrases': { status: 409, title: 'As many phrases are kept as may be' },
  'policy-change-impossible': { status: 422, title: 'The change of policy cannot be' },
  'name-missing': {
    status: 409,
    title: 'A name is missing: nothing is published with a code for it',
  },
  'calendar-impossible': { status: 422, title: 'The calendar cannot be changed so' },
  'reply-inconsistent': { status: 422, title: 'The parts of the reply do not fit together' },
} as const;
