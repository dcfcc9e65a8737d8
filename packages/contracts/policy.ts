import type { Role } from './roles.ts';

/**
 * What ties a person to a thing. `any`: nothing is asked, but that they are not recused from it 回避. `own-organisation`: the thing belongs to the
 * person's organisation. `assigned`: the person's organisation has a part in it. `accepting-unit`: the
 * person's organisation accepts it. `own-team`: the person sits on the inspection's team.
 * `drawn`: it was drawn for re-check 抽查, and they are not recused from it.
 */
export type Relation =
  | 'any'
  | 'own-organisation'
  | 'assigned'
  | 'accepting-unit'
  | 'own-team'
  | 'drawn';

/** One cell of the table: this role may, when this relation holds. */
export interface Right {
  readonly role: Role;
  readonly relation: Relation;
}

const office = (...roles: readonly Role[]): Right[] =>
  roles.map((role) => ({ role, relation: 'any' }));
const where = (relation: Relation, ...roles: readonly Role[]): Right[] =>
  roles.map((role) => ({ role, relation }));

const officeStaff = ['office-clerk', 'office-screener', 'office-reviewer', 'office-head'] as const;
const teamStaff = ['team-leader', 'team-deputy', 'team-member'] as const;
const organisationStaff = [
  'organisation-liaison',
  'organisation-in-charge',
  'organisation-principal',
] as const;

/** What somebody keeps of a ledger is their own, whatever they may read there. */
const whoReadsLedgers = office(
  ...officeStaff,
  'commissioner',
  ...teamStaff,
  ...organisationStaff,
  'accepting-unit-officer',
  'municipal-re-checker',
);

/** What somebody writes often is their own, whatever they may write it about. */
const whoWritesTexts = office(
  'office-screener',
  'office-reviewer',
  'office-head',
  ...organisationStaff,
);

/** What the office decides for all is no secret from those who work by it. */
const whoReadsPolicy = office(
  ...officeStaff,
  'commissioner',
  'working-group-approver',
  'committee-and-government-approver',
  ...teamStaff,
  ...organisationStaff,
  'accepting-unit-officer',
  'municipal-re-checker',
  'auditor',
  'notification-administrator',
);

/**
 * Who may do what: the one table (role × endpoint × relation). An endpoint that is not named here is
 * closed to everyone. A cell that needs a relation is checked after the thing was loaded; a thing that
 * someone may not see answers as if it were absent.
 */
export const policy: Readonly<Record<string, readonly Right[]>> = {
  registerComplaint: office('office-clerk', 'office-screener', 'integration-client'),
  requestRegisteredFile: office('office-clerk', 'office-screener', 'integration-client'),
  listComplaints: [
    ...office(...officeStaff, 'commissioner', 'integration-client'),
    ...where('own-team', ...teamStaff),
    ...where('assigned', ...organisationStaff),
    ...where('drawn', 'municipal-re-checker'),
  ],
  readComplaintLedger: [
    ...office(...officeStaff, 'commissioner'),
    ...where('own-team', ...teamStaff),
    ...where('assigned', ...organisationStaff),
  ],
  findComplaints: [
    ...office(...officeStaff, 'commissioner', 'integration-client'),
    ...where('own-team', ...teamStaff),
    ...where('assigned', ...organisationStaff),
  ],
  listKeptViews: whoReadsLedgers,
  keepView: whoReadsLedgers,
  forgetView: whoReadsLedgers,
  listKeptPhrases: whoWritesTexts,
  keepPhrase: whoWritesTexts,
  forgetPhrase: whoWritesTexts,
  readComplaint: [
    ...office(...officeStaff, 'commissioner'),
    ...where('own-team', ...teamStaff),
    ...where('assigned', ...organisationStaff),
    ...where('drawn', 'municipal-re-checker'),
  ],
  readComplaintActs: [
    ...office(...officeStaff, 'commissioner'),
    ...where('own-team', ...teamStaff),
    ...where('assigned', ...organisationStaff),
    ...where('drawn', 'municipal-re-checker'),
  ],
  readComplaintTimeline: [
    ...office(...officeStaff, 'commissioner', 'auditor'),
    ...where('assigned', ...organisationStaff),
  ],
  lookAtComplaint: office('office-screener', 'office-reviewer', 'office-head'),
  glanceAtComplaints: office('office-screener'),
  writeToComplainant: office('office-screener', 'office-reviewer', 'office-head'),
  settleMessages: office('office-screener', 'office-reviewer', 'office-head'),
  listLooks: office('office-head', 'auditor'),
  screenComplaint: office('office-screener'),
  readScreeningDesk: office('office-screener'),
  claimScreening: office('office-screener'),
  setAsideScreening: office('office-screener'),
  undoScreening: office('office-screener', 'office-head'),
  reassign: office('office-screener', 'office-head'),
  linkRelapse: office('office-screener', 'office-reviewer', 'office-head'),
  withdrawComplaint: office('office-screener', 'office-head'),
  requestPhotographCopy: office('office-screener', 'office-head'),
  passOnPhotographs: office('office-screener', 'office-head'),
  takeBackPhotographs: office('office-screener', 'office-reviewer', 'office-head'),
  readPassedOnPhotograph: [
    ...office(...officeStaff, 'commissioner'),
    ...where('own-team', ...teamStaff),
    ...where('assigned', ...organisationStaff),
  ],
  correctAcceptance: office('office-screener', 'office-reviewer', 'office-head'),
  signIn: where('assigned', 'organisation-liaison', 'organisation-in-charge'),
  refuse: where('assigned', 'organisation-liaison', 'organisation-in-charge'),
  decideRefusal: office('office-screener', 'office-head'),
  askExtension: where('assigned', 'organisation-liaison', 'organisation-in-charge'),
  decideExtension: office('office-screener', 'office-head'),
  requestReplyEvidence: where('assigned', 'organisation-liaison', 'organisation-in-charge'),
  readReplyEvidence: [
    ...office(...officeStaff, 'commissioner'),
    ...where('own-team', ...teamStaff),
    ...where('assigned', ...organisationStaff),
    ...where('drawn', 'municipal-re-checker'),
  ],
  reply: where('assigned', 'organisation-liaison', 'organisation-in-charge'),
  decideReply: where('assigned', 'organisation-principal'),
  reviewReply: office('office-reviewer'),
  endRectification: office('office-head'),
  callBack: office('office-screener', 'office-reviewer', 'office-head'),
  decideReopening: office('office-screener', 'office-head'),
  recordRecheck: where('drawn', 'municipal-re-checker'),
  settleRecheck: office('office-reviewer', 'office-head'),
  correctComplaintText: office('office-reviewer', 'office-head'),
  eraseComplaintTexts: office('office-head'),
  closeBatch: office('office-clerk', 'office-head'),
  readCutOffs: [...office(...officeStaff, 'commissioner'), ...where('own-team', ...teamStaff)],
  setCutOffs: office('office-head'),
  listBatches: [...office(...officeStaff, 'commissioner'), ...where('own-team', ...teamStaff)],
  readBatch: [...office(...officeStaff, 'commissioner'), ...where('own-team', ...teamStaff)],
  discloseBatch: office('office-reviewer', 'office-head'),
  openBatchSeries: office('office-head'),
  announceSample: office('office-head'),
  withdrawSample: office('office-head'),
  listSamples: office(...officeStaff, 'commissioner', 'municipal-re-checker'),
  readSample: office(...officeStaff, 'commissioner', 'municipal-re-checker'),
  enterWinningNumbers: office('office-clerk', 'office-reviewer', 'office-head'),
  readFigures: [...office(...officeStaff, 'commissioner'), ...where('own-team', ...teamStaff)],
  listComplaintTypes: office(
    ...officeStaff,
    'commissioner',
    'municipal-re-checker',
    ...teamStaff,
    ...organisationStaff,
    'integration-client',
  ),
  previewRecount: office('office-head'),
  defineComplaintType: office('office-head'),

  registerOrganisations: office('office-head', 'integration-client'),
  renameOrganisation: office('office-head'),
  createInspection: office('office-clerk', 'office-head'),
  readInspection: [
    ...office(
      ...officeStaff,
      'commissioner',
      'working-group-approver',
      'committee-and-government-approver',
    ),
    ...where('own-team', ...teamStaff),
  ],
  readInspectionActs: [
    ...office(
      ...officeStaff,
      'commissioner',
      'working-group-approver',
      'committee-and-government-approver',
    ),
    ...where('own-team', ...teamStaff),
  ],
  listInspections: [
    ...office(
      ...officeStaff,
      'commissioner',
      'working-group-approver',
      'committee-and-government-approver',
    ),
    ...where('own-team', ...teamStaff),
  ],
  submitInspection: office('office-head'),
  decideInspection: office('working-group-approver', 'committee-and-government-approver'),
  rescheduleInspection: office('office-head'),
  endInspection: office('office-head'),
  prepareInspection: office('office-head'),
  changeTeam: office('office-head'),
  eraseInspectionTexts: office('office-head'),
  openStationing: [...office('office-head'), ...where('own-team', 'team-leader')],
  closeStationing: [...office('office-head'), ...where('own-team', 'team-leader')],
  publishAnnouncement: office('office-head'),
  correctAnnouncement: office('office-head'),
  withdrawAnnouncement: office('office-head'),
  eraseAnnouncementTexts: office('office-head'),
  readAnnouncement: office(...officeStaff),
  listAnnouncements: office(...officeStaff),

  listTasks: [
    ...office(...officeStaff, 'commissioner', 'municipal-re-checker', 'integration-client'),
    ...where('own-team', ...teamStaff),
    ...where('assigned', ...organisationStaff),
    ...where('accepting-unit', 'accepting-unit-officer'),
  ],
  readTaskLedger: [
    ...office(...officeStaff, 'commissioner', 'municipal-re-checker'),
    ...where('own-team', ...teamStaff),
    ...where('assigned', ...organisationStaff),
    ...where('accepting-unit', 'accepting-unit-officer'),
  ],
  readTask: [
    ...office(...officeStaff, 'commissioner', 'municipal-re-checker'),
    ...where('own-team', ...teamStaff),
    ...where('assigned', ...organisationStaff),
    ...where('accepting-unit', 'accepting-unit-officer'),
  ],
  readTaskActs: [
    ...office(...officeStaff, 'commissioner', 'municipal-re-checker'),
    ...where('own-team', ...teamStaff),
    ...where('assigned', ...organisationStaff),
    ...where('accepting-unit', 'accepting-unit-officer'),
  ],
  readTaskTimeline: [
    ...office(...officeStaff, 'commissioner', 'auditor', 'municipal-re-checker'),
    ...where('assigned', ...organisationStaff),
  ],
  requestEvidenceUpload: where('assigned', 'organisation-liaison', 'organisation-in-charge'),
  readEvidence: [
    ...office(...officeStaff, 'commissioner', 'municipal-re-checker'),
    ...where('own-team', ...teamStaff),
    ...where('assigned', ...organisationStaff),
    ...where('accepting-unit', 'accepting-unit-officer'),
  ],
  postProgress: where('assigned', 'organisation-liaison', 'organisation-in-charge'),
  finishTask: where('assigned', 'organisation-liaison', 'organisation-in-charge'),
  correctTaskText: office('office-reviewer', 'office-head'),
  eraseTaskTexts: office('office-head'),

  appointOfficial: [
    ...office('notification-administrator'),
    ...where('own-organisation', 'organisation-liaison'),
  ],
  vacateDuty: [
    ...office('notification-administrator'),
    ...where('own-organisation', 'organisation-liaison'),
  ],
  eraseOfficial: office('notification-administrator', 'office-head'),
  listHeldDuties: office('notification-administrator', ...officeStaff),
  listDuties: [
    ...office('notification-administrator', ...officeStaff),
    ...where('own-organisation', ...organisationStaff),
  ],
  listReminders: [
    ...office('notification-administrator', ...officeStaff, 'commissioner'),
    ...where('own-organisation', ...organisationStaff),
  ],
  listAlarms: office('notification-administrator', ...officeStaff),
  handleAlarm: office('notification-administrator', 'office-head'),

  readComplaintsPolicy: whoReadsPolicy,
  readInspectionsPolicy: whoReadsPolicy,
  readRectificationPolicy: whoReadsPolicy,
  readNotificationsPolicy: whoReadsPolicy,
  changeComplaintsPolicy: office('office-head'),
  changeInspectionsPolicy: office('office-head'),
  changeRectificationPolicy: office('office-head'),
  readCalendarEntries: whoReadsPolicy,
  changeCalendar: office('office-head'),
  changeNotificationsPolicy: office('office-head', 'notification-administrator'),
};
