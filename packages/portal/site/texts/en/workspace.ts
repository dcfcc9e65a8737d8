import type { workspace as chinese } from '../zh/workspace.ts';

/** What stands around every page of the workspace. */
export const workspace: typeof chinese = {
  title: 'Environmental inspection workspace',
  loading: 'Opening the workspace…',
  office: 'Inspection office',
  /** Who is signed in: where, and as what. */
  person: (organisation, roles) =>
    `${organisation === null ? '' : `${organisation} · `}${roles.join(', ')}`,
  menu: 'Sections',
  signOut: 'Sign out',
  find: 'Find',
  publicSite: 'Public site',
  nav: {
    overview: 'Today',
    todo: 'My to-dos',
    complaints: 'Complaints',
    register: 'Register a complaint',
    batches: 'Batches',
    inspections: 'Inspections',
    announcements: 'Announcements',
    figures: 'Figures',
    types: 'Complaint types',
    tasks: 'Rectification tasks',
    reminders: 'Reminders',
    alarms: 'Alarms',
    duties: 'Duties',
    policies: 'Rules',
    calendar: 'Working days',
    looks: 'Looks at originals',
    help: 'Help',
  },
  waiting: (count, isMore) => (isMore ? `, more than ${count}` : `, ${count}`),
  waitingLate: (count) => `, ${count} of them late`,
  pick: {
    type: 'Type a name or a code',
    none: 'Nothing found; try another word',
    change: 'Change',
    remove: 'Remove',
    removeOne: (name) => `Remove ${name}`,
  },
  assign: {
    label: 'Organisations',
    hint: 'Type a name; several may be picked, one of them leads.',
    chosen: 'Chosen organisations',
  },
  list: {
    next: 'Next page',
    first: 'Back to the first page',
    asOf: (time) => `As of ${time}`,
    window: (from, until) => `${from} to ${until}`,
    inspection: 'Inspection',
    noInspection: 'There is no inspection yet.',
    onNoTeam:
      'You are on no inspection team now, so there is no inspection to see. Once you are on one, it appears here.',
    andOthers: (first, count) => `${first} and ${count - 1} more`,
  },
  turn: {
    label: (act) => `One after the other: ${act}`,
    back: 'Back to the to-dos',
    place: (place, count) => `${place}/${count}`,
    previous: 'Previous',
    next: 'Next',
    looking: 'Opening the next one…',
    done: (act, number) => (number === null ? `${act}: done.` : `${act}: ${number} is done.`),
    skipped: (places) =>
      places.length === 1
        ? `No. ${places.join('')} was done by somebody else and is left out.`
        : `Nos. ${places.join(', ')} were done by somebody else and are left out.`,
    held: (places) =>
      places.length === 1
        ? `No. ${places.join('')} is open on a colleague’s desk and is left out.`
        : `Nos. ${places.join(', ')} are open on colleagues’ desks and are left out.`,
    at: (place, count) => `This is ${place} of ${count}.`,
    over: 'Nothing is left after this one.',
  },
  desk: {
    screening: (who, until) => `${who} has this one open (until ${until}).`,
    hindersNothing: 'You can decide all the same; who sends first has decided.',
    isScreening: (who) => `${who} is at it`,
    setAside: 'Set aside',
    says: 'It comes last of your to-dos, and your colleagues see so; its date runs on. Without a day it is back tomorrow.',
    reason: 'Why (may be left out)',
    noReason: 'Not said',
    reasons: {
      'to-discuss': 'to be talked over',
      'to-look-up': 'to be looked up',
      complex: 'complex',
      other: 'other',
    },
    until: 'Until which day (not later than its date; may be left out)',
    yours: (until) => `Set aside by you (until ${until})`,
    theirs: (who, until) => `Set aside by ${who} (until ${until})`,
    takeUp: 'Take up again',
    unanswered: 'There was no answer; press once more.',
  },
  look: {
    title: 'The complainant’s own words',
    lead: 'The opening words are shown without a reason; the whole text, photographs and messages need one first. Each is recorded as a look: who and when for good, for the audit; the reason is read by the head of the office. No contact is shown here.',
    reason: 'Reason of the look',
    act: 'See the original words',
    place: 'Place: ',
    marked:
      'What is marked looks like personal data, to be taken out, replaced or given a reason before others read it: ',
    markedKinds: (kinds) => `${kinds.map(([kind, count]) => `${kind} (${count})`).join(', ')}.`,
    photographs: 'The complainant’s photographs',
    photograph: (place) => `Photograph ${place}`,
    photographsStay:
      'No organisation sees these photographs. Those that they need are covered and passed on by “Pass photographs on”.',
    position: 'Position told by the complainant: ',
    positionAt: ({ latitude, longitude, accuracy }) =>
      `${latitude}° N, ${longitude}° E (WGS 84, within some ${accuracy} m)`,
    attachments: 'Attachments of the complainant',
    attachment: (place) => `Attachment ${place}`,
    attachmentsStay:
      'Attachments stay with the inspection office and are not passed on to organisations: voices, faces and names in sounds, films and PDFs cannot be covered reliably. What they need to know, write into the text for them.',
    openAttachment: {
      photograph: 'Open',
      document: 'Fetch the PDF',
      sound: 'Listen',
      film: 'Watch',
    },
    fetching: 'Fetching…',
    save: 'Save to this machine',
    documentFetched:
      'The PDF is fetched. Save it and open it in a reader; delete it afterwards, and allow it no scripts or links.',
    notPlayed: (name) =>
      `${name} cannot be played in this browser. Save it to play it, and delete it afterwards.`,
    notShown: (name) =>
      `${name} could not be shown: the network is gone, or the time of the look is over. Look again.`,
    later: 'Written later by the complainant',
    notPrinted: '(the complainant’s own words and contact are not printed)',
    erased: '(erased)',
    recorded: (time) => `This look was recorded on ${time}.`,
    notYours: 'Your role may not see the complainant’s own words.',
  },
  personalData: {
    found:
      'The marked passages look like personal data: take them out, replace them, or say why each may stay',
    replaceAll: (count) =>
      count === 0 ? 'Nothing left to replace' : `Replace the ${count} without a reason`,
    mayStay: (passage) => `Why “${passage}” may stay`,
    noReason: 'it may not',
  },
  signIn: {
    lead: 'Sign in with your organisation’s account. Your role decides what you see and may do.',
    act: 'Sign in',
    hint: 'You sign in at the common sign-in page; no password is kept here. Sign out when you leave a shared machine.',
    failed: 'The sign-in did not succeed: the issuer may be busy, or the page stood open too long.',
    again: 'Try again',
    unknownClaims:
      'You are signed in, but the sign-in service gives you roles that this house does not know or that contradict each other, so nothing can be shown. Ask whoever looks after your account to check its roles, then sign out and in again.',
    notLeft:
      'You are signed out here, but the sign-in service did not answer and may still know you. Sign out once more when the network is back, or close every window of the browser.',
    leaveAgain: 'Sign out once more',
    ended:
      'Your session has ended. What you have written about a complaint, a task or a registration is kept on this device, encrypted; sign in again and go on. Copy what stands in any other form first.',
  },
  phrases: {
    title: 'Phrases',
    of: (field) => `Phrases to put into “${field}”`,
    none: 'No phrases yet. What you have written can be kept here under a name, and put in the next time.',
    forget: (name) => `Forget the phrase “${name}”`,
    notForgotten: 'Not forgotten: try again.',
    forgotten: (name) => `The phrase “${name}” is forgotten.`,
    undo: 'Undo',
    full: 'There is no room: with it the field would hold more than it may.',
    name: 'Keep what is written above, as',
    nameHint: 'For you alone. It may hold nobody’s name, telephone, address or the like.',
    keep: 'Keep',
    nothingWritten: 'Write something above, and it can be kept as a phrase.',
    tooLong: (most) => `A phrase has at most ${most} characters; what is written above has more.`,
    notKept: 'No answer. Pressing again never keeps it twice.',
    inName: 'In the name:',
    inText: 'In the text:',
  },
  act: {
    sending: 'Sending…',
    again: 'Send again',
    cancel: 'Cancel',
    refused: 'The house did not take this.',
    unfinished: 'This is not finished yet:',
    unanswered:
      'There was no answer; it may have been done. Send it again: the same act is never done twice.',
  },
  conflict: {
    lead: (doing, seen, newest) =>
      `You were about to do “${doing}” on version ${seen}; by now it is version ${newest}. What you wrote is kept.`,
    since: 'What has been done since',
    changed: 'What is different now',
    field: 'What',
    before: (version) => `As you saw it (version ${version})`,
    after: (version) => `As it is now (version ${version})`,
    nothing: 'nothing',
    nothingChanged: 'Nothing that you can see is different.',
    choose: 'Look at what is there now, then decide whether to send the same.',
    impossible: (why) => `As it stands now this can no longer be done: ${why}.`,
    onNewest: 'Send on the newest',
    giveUp: 'Give up',
    version: (version) => `Version ${version}`,
    colon: ': ',
    comma: ', ',
    complaint: {
      stage: 'Stage',
      number: 'Number',
      mainType: 'Type',
      keyAttention: 'Key attention',
      gist: 'Gist',
      clearedText: 'The problem as handed over',
      mergedInto: 'Merged into',
      batch: 'Batch',
      replyDue: 'Reply due',
      part: (organisation) => `Part of ${organisation}`,
      notSignedIn: 'not signed for',
      signedIn: (at) => `signed for on ${at}`,
      refusals: 'Refusal',
      reply: 'Reply',
      replyRound: (round, state) => `reply ${round}, ${state}`,
      result: 'Result',
      messages: 'Messages',
      yes: 'yes',
      no: 'no',
    },
  },
  due: {
    left: {
      day: (count) => `${count} days left`,
      hour: (count) => (count === 1 ? '1 hour left' : `${count} hours left`),
      minute: (count) => (count === 1 ? '1 minute left' : `${count} minutes left`),
    },
    late: {
      day: (count) => `${count} days late`,
      hour: (count) => (count === 1 ? '1 hour late' : `${count} hours late`),
      minute: (count) => (count === 1 ? '1 minute late' : `${count} minutes late`),
    },
    unpublished: (years) =>
      `the days off of ${years.join(' and ')} are not published yet: an estimate`,
  },
  evidence: {
    label: 'Evidence',
    hint: (size, most) =>
      `Photographs (JPG, PNG, WebP) or PDF, each at most ${size}, at most ${most} files. Choose the kind first, then the file; it is kept as it is, with its hash.`,
    kind: 'Kind',
    choose: 'Choose files',
    full: (most) => `There are ${most} files; no more can be added.`,
    waiting: 'waiting to be sent…',
    sending: (name) => `Sending ${name}`,
    put: 'sent',
    cut: 'It was cut on the way; the other files are not affected.',
    again: 'Send again',
    cancel: 'Cancel',
    remove: 'Remove',
    unfinished: 'Some files are not there yet: wait, send them again or remove them',
    tooLarge: (size, limit) =>
      `The file has ${size}, more than ${limit}. Make the photograph smaller or split the file.`,
    unfit: {
      empty: 'The file is empty.',
      heic: 'This is a HEIC photograph. Save it as JPG, or set the camera to “most compatible”.',
      'wrong-type': 'By its content this is neither a JPG, PNG or WebP picture nor a PDF.',
      'not-a-photograph':
        'What shows the place before or after must be a photograph. For a PDF choose “document” or “monitoring data”.',
    },
  },
  account: (start) => `account ${start}…`,
  missing: (path: string) =>
    `There is no page at ${path}: the address may be wrong, or the page has moved. Here are your to-dos.`,
};
