import type { todo as chinese } from './zh.ts';
import { batchName } from '../../texts/en/batch-name.ts';

/** What a person has to do next. */
export const todo: typeof chinese = {
  title: 'My to-dos',
  lead: 'By date, the most urgent first.',
  count: (count, unfinished) => (unfinished ? `${count} read so far…` : `${count} in all`),
  filter: {
    label: 'Filters',
    urgency: 'Date',
    any: 'all',
    urgencies: {
      red: 'late or within a day',
      yellow: 'within 3 days',
      calm: 'more than 3 days, or no date',
    },
    kind: 'What it is',
    kinds: {
      complaint: 'complaints',
      task: 'rectification tasks',
      inspection: 'inspections',
      batch: 'batches',
      alarm: 'alarms',
    },
    act: 'What to do',
    number: 'Number',
    group: 'Group by what to do',
    clear: 'Clear filters',
    none: 'No to-do fits the filters.',
  },
  list: 'To-dos',
  grouped: (act, count) => `${act} · ${count}`,
  unnumbered: (channel, day) => `by ${channel}, received on ${day}`,
  opening: {
    show: (next, closed, open) =>
      next < closed
        ? `Show the opening words of the ${open === 0 ? 'first' : 'next'} ${next} (recorded as looks)`
        : open === 0
          ? 'Show the opening words (recorded as looks)'
          : `Show the opening words of ${next} more (recorded as looks)`,
    lead: 'What is not screened yet is sealed. Once shown, each row has its first 40 characters, and each counts as a look.',
    uncleared:
      'What is marked “not cleared” is in the complainant’s own words and may hold personal data: do not copy it or take pictures; it is left out in print. It is gone when this website is left or loaded anew.',
    recorded: (time) => `The looks were recorded on ${time}.`,
    refused: (why) => `Not shown: ${why}`,
    sign: 'not cleared',
    whyNot: {
      'not-found': 'no longer among your to-dos',
      'own-case': 'you are recused and may not see it',
      'wrong-stage': 'screened by somebody else',
      erased: 'erased',
    },
    received: (day) => `received on ${day}`,
    waits: (days) => (days <= 0 ? 'today' : days === 1 ? 'waiting 1 day' : `waiting ${days} days`),
  },
  inspection: (kind, from, until) => `${kind} (${from} to ${until})`,
  batch: {
    waiting: (count) => `${count} accepted, to be handed over`,
    cutOff: {
      left: 'Some were left when a batch was closed by the clock: find out why, or close one by hand',
      late: 'No batch was closed by the clock in time: see the page of batches',
    },
    key: (count) => `${count} with key attention`,
    since: (day) => `the first accepted on ${day}`,
    nameOf: batchName,
    ready: (count) =>
      count === 1
        ? 'Its reply is reviewed: to be disclosed'
        : `All ${count} replies are reviewed: to be disclosed`,
    partly: (count, open) =>
      `${open} of ${count} are late: it can be disclosed with them as not closed yet`,
    draw: {
      announced: (count) =>
        `Sample of ${count}: the lottery has drawn, its numbers are to be entered`,
      entered: (count) => `Sample of ${count}: waits for the second person’s numbers`,
      differing: (count) => `Sample of ${count}: the numbers of two persons differ`,
    },
    anew: (count) => `${count} changed since it was disclosed: a new edition is due`,
  },
  alarm: {
    provider: 'The SMS or mail provider',
    comma: ', ',
    kinds: {
      'duty-vacant': (duties) => `nobody holds: ${duties}`,
      'no-address': (duties) => `no usable address: ${duties}`,
      undeliverable: (duties) => `not reached by any way: ${duties}`,
      'in-doubt': (duties) => `nobody can tell whether it arrived: ${duties}`,
      'provider-refuses': () => 'refuses to send',
    },
    overdue: (count) => `${count} long overdue`,
    since: (day) => `since ${day}`,
  },
  outer: (day) => `outer date of the reply ${day}`,
  keyAttention: 'key attention',
  noDue: 'no date',
  pick: (what) => `Select ${what}`,
  picked: (count) => `${count} selected`,
  pickNone: 'Select none',
  more: 'Load more',
  cut: 'The to-dos after these could not be read.',
  again: 'Try again',
  partFailed: (kind) => `The to-dos about ${kind} could not be read.`,
  signIn: {
    act: 'Sign for it',
    newest: 'Sign for the newest',
  },
  bulk: {
    again: 'Try again',
    againAll: (count) => `Try the ${count} without an answer again`,
    whole: 'The whole reply',
    close: 'Close',
    cancel: 'Cancel',
    reading: 'Reading each reply…',
    unread: 'could not be read: do it by itself',
    nothing: 'None of those chosen can be done so.',
    signIn: {
      pickAll: (count) => `Select all that can be signed for (${count})`,
      several: 'Sign for them',
      title: 'Sign for several',
      lead: (count) => `These ${count} will be signed for.`,
      law: 'Signing cannot be taken back. After you confirm there are 6 seconds to call it back; then they go one by one.',
      submit: (count) => `Sign for ${count}`,
      soon: (count, seconds) => `${count} will be signed for in ${seconds} s`,
      undo: 'Call it back',
      waiting: 'about to be signed for',
      sending: 'Signed for, being confirmed…',
      done: 'Signed for',
      refused: (why) => `Not signed for: ${why}`,
      unanswered: 'No answer; it may be done. Trying again never signs twice.',
      going: (done, count) => `Signing: ${done} of ${count}`,
      over: (done, count) =>
        done === count ? `All ${count} are signed for.` : `${done} of ${count} are signed for.`,
      failed: 'Not signed for:',
    },
    reply: {
      pickAll: (count) => `Select all that wait for a reply (${count})`,
      several: 'Reply to them',
      title: 'Reply to several: preview',
      lead: (count) => `The replies to these ${count} will be sent.`,
      law: 'What is sent cannot be taken back; to be changed, it has to be returned by the principal or the office. After you confirm there are 6 seconds to call it back; then they go one by one.',
      submit: (count) => `Send ${count} replies`,
      soon: (count, seconds) => `${count} replies will be sent in ${seconds} s`,
      undo: 'Call it back',
      waiting: 'about to be replied to',
      sending: 'Replied to, being confirmed…',
      done: 'Replied to',
      refused: (why) => `Not sent: ${why}`,
      unanswered: 'No answer; it may be done. Trying again never sends it twice.',
      held: 'Not sent: the one with which the outcomes stand was not. Once that has gone, this one follows; else reply to them anew.',
      kept: 'What you wrote lies in the form of this one, to be mended there.',
      going: (done, count) => `Sending replies: ${done} of ${count}`,
      over: (done, count) =>
        done === count ? `All ${count} are replied to.` : `${done} of ${count} are replied to.`,
      failed: 'Not sent:',
    },
    decideReply: {
      pickAll: (count) => `Select all that wait for approval (${count})`,
      several: 'Approve them',
      title: 'Approve several',
      lead: (count) => `The replies to these ${count} will be approved.`,
      law: 'Look at each before you confirm; what is to be returned is done by itself. After you confirm there are 6 seconds to call it back; then they go one by one.',
      submit: (count) => `Approve ${count}`,
      soon: (count, seconds) => `${count} will be approved in ${seconds} s`,
      undo: 'Call it back',
      waiting: 'about to be approved',
      sending: 'Approved, being confirmed…',
      done: 'Approved',
      refused: (why) => `Not approved: ${why}`,
      unanswered: 'No answer; it may be done. Trying again never approves twice.',
      going: (done, count) => `Approving: ${done} of ${count}`,
      over: (done, count) =>
        done === count ? `All ${count} are approved.` : `${done} of ${count} are approved.`,
      failed: 'Not approved:',
    },
  },
  replies: {
    title: (count) => `Reply to several: ${count}`,
    alike:
      'For complaints that are alike: the words below go to each of them. Your principal still approves, and the office reviews, one by one.',
    files:
      'No evidence goes with it: one photograph that serves two complaints is flagged. What needs files is replied to by itself.',
    list: (count) => `The ${count} that are replied to`,
    notLoaded: 'The form could not be loaded.',
    back: 'Back to the to-dos',
    returned: (reason) => `The last reply was returned: ${reason}`,
    preview: 'Preview…',
    counting: 'With which one the outcomes stand',
    once: 'What was done once is counted once. The outcomes above stand with the one chosen below alone; the others count nothing more, and say with which one it stands.',
    carrier: 'They stand with',
    reference: 'What the others say of it',
    referenceHint: 'Added to their handling, and to who was held accountable.',
    proposed: (number) =>
      `This is the same matter as complaint ${number}; the outcomes are counted there and not again here.`,
    noReference: 'What the others say of it is missing',
    own: (number) => `${number} has outcomes of its own`,
    ownHint: 'The totals of this one alone; not once more what stands with the one above.',
    words: 'The words that all of them have',
    noFigures: 'no outcomes',
    refers: (number) => `Says that the outcomes stand with ${number}`,
    sameFigures: (number) =>
      `The very same outcomes as ${number}: make sure that nothing is counted twice.`,
    lesser:
      'Less than what was told of this one before, which needs a reason: reply to it by itself.',
    tooLong: (field) => `With what is said of the outcomes, “${field}” is too long; shorten it.`,
    carrierCannot: (number) =>
      `${number}, with which the outcomes stand, cannot go; what the others say would not be so. Choose another one.`,
    mend: 'Back to the form',
  },
  keys: {
    open: 'Keys',
    title: 'Keys',
    close: 'Close',
    key: 'Key',
    does: 'What it does',
    list: [
      { key: 'j or ↓', does: 'next' },
      { key: 'k or ↑', does: 'previous' },
      { key: 'Enter', does: 'open this one' },
      { key: 'x', does: 'select or not (what can be done to several)' },
      { key: 'Shift + click on a box', does: 'select a range' },
      { key: 'n, p', does: 'on an opened to-do: the next, the previous' },
      { key: 'f', does: 'when screening: set aside and open the next; take up again' },
      { key: 'o', does: 'When screening: look at the original and copy it into the text' },
      { key: '1 to 4', does: 'When screening: accept, decline, merge, ask' },
      { key: 'Ctrl + Enter', does: 'When screening: send, and on to the next' },
      { key: '/', does: 'find complaints and tasks, on any page' },
      { key: '?', does: 'show this page' },
    ],
    hint: 'All of it can be done by Tab and by mouse as well.',
    use: 'Use single keys',
  },
  empty: {
    title: 'Nothing to do now',
    'office-clerk':
      'Accepted complaints that are to be handed over appear here. Register complaints from the sections.',
    'office-screener':
      'New complaints, answers and messages of complainants and refusals appear here.',
    'office-reviewer':
      'Replies that a principal has approved, and batches to disclose, appear here.',
    'office-head':
      'Inspections to be submitted, prepared, opened or closed, batches to hand over or disclose, refusals, and what is long overdue appear here.',
    'working-group-approver': 'Inspections that were submitted appear here for your decision.',
    'committee-and-government-approver':
      'Inspections that were submitted appear here for your decision.',
    'team-leader': 'Inspections whose stationing is to be opened or closed appear here.',
    'organisation-liaison':
      'Complaints and tasks handed to your organisation appear here: sign for them first, then reply.',
    'organisation-in-charge':
      'Complaints and tasks handed to your organisation appear here: sign for them first, then reply.',
    'organisation-principal': 'Replies of your desk appear here for your approval.',
    'team-deputy':
      'A deputy has no to-dos of their own; see the complaints and the inspection from the sections.',
    'team-member':
      'A member of a team has no to-dos of their own; see the complaints and the inspection from the sections.',
    commissioner:
      'A commissioner has no to-dos of their own; see the overview, the complaints and the figures from the sections.',
    'accepting-unit-officer':
      'There is nothing for an accepting unit to do here now; see the tasks from the sections.',
    'municipal-re-checker':
      'What was drawn for re-check on site appears here; see the tasks from the sections.',
    auditor: 'An auditor has no to-dos; see the looks at originals from the sections.',
    'notification-administrator':
      'Duties that nobody holds, addresses that cannot be used and reminders that did not arrive appear here.',
    other: 'Nothing appears here for your role; look at the sections.',
  },
};
