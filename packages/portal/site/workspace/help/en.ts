import type { HelpSay } from './say.ts';
import type { help as chinese } from './zh.ts';

/** How an inspection is approved, whichever kind. */
const ofApprover = ({ nav, act }: HelpSay): readonly string[] => [
  `In “${nav.todo}”, choose “${act.decideInspection}”; approving and rejecting both need a reason.`,
  'A draft names its targets, its window and the times for complaints.',
];

/** How anybody on a team works with it. */
const ofTeam = ({ nav }: HelpSay): readonly string[] => [
  `“${nav.inspections}” has those on whose teams you sit; “${nav.complaints}” and “${nav.tasks}” list what is theirs alone.`,
  'Who complained, and in what words, is not shown to teams.',
];

/** How a person keeps what they write often. */
const ofPhrases =
  'What you write often can be kept under a name, in “Phrases” below a text, and put into the next one by a press; you alone see it, and it may hold nobody’s personal data.';

/** How those who lead one do. */
const ofTeamLeaders = (say: HelpSay): readonly string[] => [
  `“${say.nav.overview}” is what to look at first in the morning: what came in, is due, is late or unusual; a press on a number lists it.`,
  ...ofTeam(say),
];

export const help: typeof chinese = {
  title: 'Help',
  lead: 'What each of your roles does here, how, and how long each thing may take.',
  standard:
    'The times are the standard rules; the office can change them, and an inspection can have its own. What a page shows is what counts.',
  welcome: {
    title: 'Your first time here',
    below: (begin) =>
      `Begin with the list below: ${begin.charAt(0).toLowerCase()}${begin.slice(1)}.`,
    more: 'Help',
    close: 'Understood, do not show again',
  },
  roles: {
    'office-clerk': {
      does: 'You register complaints that come by phone, letter and visit, and hand over in batches what was accepted.',
      begin: 'Register a complaint',
      to: '/work/register',
      steps: ({ nav, act, limits }) => [
        `A call, a letter, a visit: fill in “${nav.register}”, and tell the complainant the receipt. Photographs or scans of a letter, sounds and films go with it, kept encrypted as they are; of a group that comes write down how many they are and who speaks for them.`,
        `Hand over what was accepted each day: in “${nav.batches}”, look at the preview, then “${act.closeBatch}”. What is urgent can go ahead; the rest of the day is a sub-batch of it.`,
        `Organisations then have ${limits.signIn} to sign, and ${limits.reply} to reply; in a central inspection ${limits.submission}, and you review in the rest.`,
      ],
    },
    'office-screener': {
      does: 'You screen what has come in: accept, decline, merge, or ask the complainant for more.',
      begin: 'Open the first one to be screened',
      to: '/todo',
      steps: ({ nav, act, limits }) => [
        `A complaint is screened within ${limits.screening}; “${nav.todo}” has the next date first, and what is late in red.`,
        `In “${nav.todo}”, show the opening words of all at once, then choose “${act.screenComplaint}”; when one is done, the next opens by itself.`,
        `What a colleague has open says so in the list, and is passed over; what you are not sure of is set aside with F, and its date runs on.`,
        'The original stands beside the form. Copy it and rewrite it as a text for others, without anything personal of the complainant; what looks like it is marked.',
        'An opening is shown without a reason, the original after you gave one; each look is recorded for good, for the audit.',
        `Photographs are seen in the office alone. Those that organisations need go by “${act.passOnPhotographs}”, with faces, number plates and house numbers covered. Sounds, films and PDFs can be heard, watched and saved; they are not passed on.`,
        `Whoever is asked for more has ${limits.supplement}.`,
        `You decide on refusals; a complaint can be refused ${limits.refusals}.`,
        `Once it is closed, its complainant has ${limits.reopening} to ask, once, that it is reopened: read why in the original, then “${act.decideReopening}”, with a reason either way.`,
        `Before “${act.callBack}”, look at the contact; the complainant reads what you write down.`,
        ofPhrases,
      ],
    },
    'office-reviewer': {
      does: 'You review replies of organisations, and disclose batches.',
      begin: 'Open the first reply to be reviewed',
      to: '/todo',
      steps: ({ nav, act, limits }) => [
        `A reply is reviewed within ${limits.review} of its approval.`,
        `In “${nav.todo}”, choose “${act.reviewReply}”: confirm where words, counts and evidence agree; return it with the reason where they do not.`,
        'What is closed in stages has a plan with a date, and becomes a rectification task once confirmed.',
        `In “${nav.batches}”, “${act.discloseBatch}”; you see each text as the public will.`,
        ofPhrases,
      ],
    },
    'office-head': {
      does: 'You draft, staff and close inspections, decide on refusals, and see how far the city has come.',
      begin: 'See today at a glance',
      to: '/work/overview',
      steps: ({ nav, act, limits }) => [
        `“${nav.overview}” is what to look at first in the morning: what came in, is due, is late or unusual; a press on a number lists it. “On the wall” puts it on the screen of an office.`,
        `In “${nav.inspections}”, draft and “${act.submitInspection}”; once approved “${act.prepareInspection}”, then “${act.openStationing}”.`,
        `In “${nav.batches}”, “${act.setCutOffs}” at a time of day: it is changed or paused at any time, and what was left behind is a to-do.`,
        `Whoever left a target less than ${limits.recusal} ago cannot be on its team; that is pointed out.`,
        `You decide on refusals; “${nav.figures}” shows each organisation; “${nav.policies}” holds times and reminders.`,
        ofPhrases,
      ],
    },
    commissioner: {
      does: 'You see all of an inspection: complaints, batches, tasks, figures by organisation.',
      begin: 'See today at a glance',
      to: '/work/overview',
      steps: ({ nav }) => [
        `“${nav.overview}” is what to look at first in the morning: what came in, is due, is late or unusual; a press on a number lists it.`,
        `“${nav.figures}” has what was handed over, closed and still open, by organisation; “${nav.tasks}” the rectification.`,
        `“${nav.reminders}” tells of each reminder to whom it went and whether it arrived.`,
      ],
    },
    'working-group-approver': {
      does: 'You approve inspections other than routine and important special ones.',
      begin: 'Open what waits for approval',
      to: '/todo',
      steps: ofApprover,
    },
    'committee-and-government-approver': {
      does: 'You approve routine and important special inspections.',
      begin: 'Open what waits for approval',
      to: '/todo',
      steps: ofApprover,
    },
    'team-leader': {
      does: 'You lead the team, and see the complaints and tasks of your inspection.',
      begin: 'See today at a glance',
      to: '/work/overview',
      steps: ofTeamLeaders,
    },
    'team-deputy': {
      does: 'You assist the leader, and see the complaints and tasks of your inspection.',
      begin: 'See today at a glance',
      to: '/work/overview',
      steps: ofTeamLeaders,
    },
    'team-member': {
      does: 'You are on the team, and see the complaints and tasks of your inspection.',
      begin: 'See the complaints of the inspection',
      to: '/work/complaints',
      steps: ofTeam,
    },
    'organisation-liaison': {
      does: 'You sign for complaints handed over to your organisation, have them dealt with, and reply in time.',
      begin: 'Open what is to be signed for',
      to: '/todo',
      steps: ({ nav, act, limits }) => [
        `“${act.signIn}” within ${limits.signIn} of the hand-over; in “${nav.todo}” several at once.`,
        `What is not yours you can “${act.refuse}” with the reason; a complaint can be refused ${limits.refusals}.`,
        `“${act.reply}” within ${limits.reply} of the hand-over, ${limits.submission} in a central inspection: findings, handling, evidence; your principal approves it.`,
        `What is closed in stages becomes a task: in “${nav.tasks}”, “${act.postProgress}”, and “${act.finishTask}” when all is done.`,
        `Several that are alike can be chosen in “${nav.todo}” and replied to at once: the words once, the outcomes with one of them alone, a preview before it goes.`,
        ofPhrases,
      ],
    },
    'organisation-in-charge': {
      does: 'You are in charge of these matters, can do what the liaison can, and are reminded as dates come near.',
      begin: 'See today at a glance',
      to: '/work/overview',
      steps: ({ nav, limits }) => [
        `“${nav.overview}” is your organisation on one page: what was handed over, is due or late; a press on a number lists it.`,
        `“${nav.todo}” is in the order of dates: ${limits.signIn} to sign, ${limits.reply} to reply (${limits.submission} in a central inspection).`,
        'Reminders rise from the liaison to you, and then to the principal.',
        `Several that are alike can be chosen in “${nav.todo}” and replied to at once: the words once, the outcomes with one of them alone, a preview before it goes.`,
        ofPhrases,
      ],
    },
    'organisation-principal': {
      does: 'You approve the replies of your organisation, or return them to the liaison.',
      begin: 'Open what waits for your approval',
      to: '/todo',
      steps: ({ nav, act, limits }) => [
        `“${nav.overview}” is your organisation on one page: what was handed over, is due or late; a press on a number lists it.`,
        `In “${nav.todo}”, choose “${act.decideReply}”.`,
        `A reply is due within ${limits.reply} of the hand-over (${limits.submission} in a central inspection), your approval included.`,
        'Reminders of what is late come to your own phone.',
        `Several can be approved at once in “${nav.todo}”; the preview opens each of them whole.`,
        ofPhrases,
      ],
    },
    'accepting-unit-officer': {
      does: 'Your organisation accepts rectification tasks.',
      begin: 'See the tasks',
      to: '/work/tasks',
      steps: ({ nav }) => [
        `Open a task in “${nav.tasks}”: its plan, each report, the evidence from before and after.`,
        'When the organisation reports it as done, the accepting unit checks.',
      ],
    },
    'municipal-re-checker': {
      does: 'You re-check on site what was drawn, and what was finished.',
      begin: 'See the tasks',
      to: '/work/tasks',
      steps: ({ nav, act }) => [
        `What was drawn is in “${nav.todo}”: compare the reply with what is on site, then “${act.recordRecheck}”.`,
        `Open a task in “${nav.tasks}”, and compare the plan with what was done and its evidence.`,
      ],
    },
    auditor: {
      does: 'You audit who looked at complainants’ own words, when, and what they saw.',
      begin: 'Open the looks',
      to: '/work/looks',
      steps: ({ nav }) => [
        `In “${nav.looks}” a line is a look: complaint, time, role and account, opening, words or contact. Reasons are shown to the head of the office alone.`,
        'The record can be neither changed nor erased.',
      ],
    },
    'notification-administrator': {
      does: 'You enter who holds the duties of organisations, and deal with reminders that did not arrive.',
      begin: 'Enter the officials of an organisation',
      to: '/work/duties',
      steps: ({ nav }) => [
        `In “${nav.duties}”, choose an organisation, and enter the phones and addresses of its liaison, official in charge and principal.`,
        `“${nav.alarms}” lists reminders that nobody could be sent, or that did not arrive.`,
      ],
    },
    operator: {
      does: 'You run this system: you verify, rebuild and send again by commands, as the runbook says; nothing waits here.',
      begin: 'Follow the runbook when an alarm rings',
      to: '/todo',
      steps: () => ['Each alarm has its article in the runbook: what it means, and what to do.'],
    },
  },
};
