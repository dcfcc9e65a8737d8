import { expect, test } from 'vitest';
import {
  complaintsPolicy,
  inspectionsPolicy,
  notificationsPolicy,
  rectificationPolicy,
} from './index.ts';

const documents = {
  complaints: complaintsPolicy,
  inspections: inspectionsPolicy,
  rectification: rectificationPolicy,
  notifications: notificationsPolicy,
};

/**
 * What domain.md marks [policy], section by section, and the entries that say it. Where there is none, the act
 * that would follow it is not built: whoever builds it puts the entry here.
 */
const marked: Readonly<Record<string, readonly string[]>> = {
  '3 who approves what the Measures do not name': ['inspections/approverOfOthers'],
  '3 leader recently retired, within N years': ['inspections/retiredYears'],
  '3 deputy: a serving leader of the ecology bureau': ['inspections/ecologyBureau'],
  '3 recusal, years': ['inspections/recusalYears'],
  '4 letter of the channel other': ['complaints/letterOfOther'],
  '4 sign in': ['complaints/signIn'],
  '4 screen 1 working day': ['complaints/screening'],
  // Not marked there: what the office does itself has a date too, so that it is not late unseen.
  "4 the office's other steps": [
    'complaints/refusalDecision',
    'complaints/extensionDecision',
    'complaints/review',
    'complaints/reopeningDecision',
    'complaints/messageAnswer',
    'complaints/recheck',
    'complaints/recheckSettling',
  ],
  '4 refuse within 1 working day': ['complaints/refusal'],
  '4 refuse at most 3 times': ['complaints/refusals'],
  '4 reply': ['complaints/reply'],
  // Not marked there: what was staged is closed some day, and nobody says by when.
  '4 closing after the rectification': ['complaints/closing'],
  '4 municipal sub-deadlines': ['complaints/submission', 'complaints/submissionFor'],
  // Not marked there: letters of the last days come later and are screened later still.
  '4 cut-off by schedule, after the stationing': ['complaints/cutOffTail'],
  '4 additional information 5 days': ['complaints/supplement'],
  '4 reopening within 14 days, once': ['complaints/reopening', 'complaints/reopenings'],
  '4 how often a complainant writes': ['complaints/messages'],
  // Not marked there: the Regulations on Letters and Visits leave it open.
  '4 how many visitors are a group': ['complaints/groupVisit'],
  '4 three ways of counting': ['complaints/typeCounting', 'complaints/organisationCounting'],
  '5 dated duties of each stage': [],
  '5 blackout dates': [],
  '6 results report 6 months after': [],
  '6 who accepts': ['rectification/acceptingUnits'],
  '6 public notice': [],
  '6 follow-up months': [],
  '6 escalation by colours': [],
  '7 default ladder': [
    'notifications/signInLadder',
    'notifications/replyLadder',
    'notifications/finishLadder',
    'notifications/dailySlotHour',
  ],
  '7 quiet hours unless urgent': [
    'notifications/quietHours',
    'notifications/handOverUrgent',
    'notifications/reminderUrgent',
  ],
  '7 several reminders in one slot become one digest': [
    'notifications/gatherMinutes',
    'notifications/patienceMinutes',
  ],
  '7 delivery is followed; limits of the provider': [
    'notifications/retryMinutes',
    'notifications/deliveryMinutes',
    'notifications/doubtMinutes',
    'notifications/unansweredMinutes',
  ],
  // Not marked there: the law asks for a time, and leaves it open.
  'how long personal data is kept': [
    'complaints/contactRetention',
    'complaints/textRetention',
    'rectification/textRetention',
    'inspections/vettingRetention',
    'inspections/reasonRetention',
    'inspections/announcementRetention',
    'notifications/formerHolderRetention',
  ],
  '8 whether a period that ends on a rest day rolls forward': ['complaints/rollForward'],
};

test('every entry says something that domain.md marks, and once', () => {
  const entries = Object.entries(documents).flatMap(([service, document]) =>
    Object.keys(document.entries).map((entry) => `${service}/${entry}`),
  );
  expect(Object.values(marked).flat().toSorted()).toEqual(entries.toSorted());
});
