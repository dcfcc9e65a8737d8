import type { follow as chinese } from '../zh/follow.ts';

export const follow: typeof chinese = {
  title: 'Follow a report',
  description:
    'With the receipt of 20 digits, see how far your report has come, answer the office, or add to it.',
  lead: 'With the receipt of 20 digits that you got when you reported, see how far it has come and write to the inspection office.',
  receipt: {
    label: 'Receipt (20 digits)',
    hint: 'With or without spaces and dashes.',
    open: 'Look it up',
    opening: 'Looking it up…',
    slow: 'The network is slow; still looking…',
  },
  memory:
    'The receipt stays in the memory of this page: it is in no address and is not stored on the device. That is why you must enter it again after a reload.',
  lost: 'Lost your receipt? It was shown only once, and nobody can issue it again. You can report again and say that you have reported before.',
  faults: {
    empty: 'Enter the receipt.',
    number:
      'This is the complaint’s number, not its receipt. The receipt is the 20 digits shown when you reported; the number opens nothing.',
    foreign: (characters) => `A receipt has digits only: remove or correct “${characters}”.`,
    'too-short': (digits) =>
      `A receipt has 20 digits. There are ${digits} here: ${20 - digits} too few.`,
    'too-long': (digits) =>
      `A receipt has 20 digits. There are ${digits} here: ${digits - 20} too many.`,
    unknown:
      'There is no report with this receipt. Compare it with the one you kept, digit by digit, and try again.',
    offline:
      'There is no network now. What you entered is still here: press “Look it up” again when it is back.',
    failed: 'Nothing could be found; the system may be busy. Please try again in a while.',
    'too-many':
      'Too many wrong receipts came from your network. Please try again in ten minutes; what you entered is still here.',
  },
  standing: 'Where it stands',
  line: 'Progress',
  stations: {
    received: 'Received',
    accepted: 'Accepted',
    transferred: 'Handed over',
    replied: 'Reply',
    result: 'Result',
    declined: 'Not accepted',
    withdrawn: 'Taken back',
  },
  stationSaid: { done: 'done', now: 'now', ahead: 'still to come' },
  facts: {
    number: 'Number',
    numberHint: 'You may tell others the number, but never the receipt.',
    receivedOn: 'Received on',
    replyDueOn: 'Reply due by',
    closedOn: 'Closed on',
  },
  unpublished: (years) =>
    `The days off of ${years.join(' and ')} are not published yet: this date is an estimate and may move.`,
  undone: {
    decline: (day) =>
      `The decision not to accept your report was taken back on ${day}. It is being screened again.`,
    merge: (day) =>
      `Since ${day} your report is no longer joined with another one. It is being screened again by itself.`,
  },
  joined:
    'Your report was joined with another one on the same matter. What follows is the progress and result of both.',
  declined: {
    title: 'Why it was not accepted',
    ground: 'Ground',
    explanation: 'Explanation',
    handedTo: 'Passed on to',
    elsewhere:
      'If you have questions, write below. The hotline 12345 can also tell you where to turn.',
  },
  question: {
    title: 'The office would like to ask you',
    until: (day) =>
      `Please answer by ${day}, that day included. Without an answer, screening goes on with what there is.`,
    label: 'Your answer',
    hint: 'Do not write names, phone numbers or home addresses, unless that is what you are asked for.',
    send: 'Send the answer',
  },
  outcome: {
    title: 'Published result',
    verdict: 'Substantiated?',
    result: 'Result',
    findings: 'Findings',
    handling: 'Handling and rectification',
    goal: 'Goal',
    unpublished:
      'The outcome has been reviewed and is not published yet. You will read it here once it is.',
    newer:
      'This is the outcome as published. Something newer has been confirmed and is not published yet; this page follows when it is.',
    published: (time, edition) =>
      edition === 1 ? `Published ${time}` : `Published ${time} (edition ${edition}, updated)`,
  },
  messages: {
    title: 'Messages',
    none: 'There are no messages yet.',
    from: { office: 'Inspection office', complainant: 'You' },
    erased: '(deleted)',
    label: 'Write to the office',
    hint: 'Add something new, or ask how it is going. Only the inspection office can read it.',
    send: 'Send the message',
  },
  satisfaction: {
    title: 'Are you satisfied with the result?',
    lead: (day) =>
      `Your report is closed. Tell us whether you are satisfied; you can change it until ${day}, that day included. Only the inspection office reads it.`,
    label: 'Your judgement',
    choice: { yes: 'Satisfied', no: 'Not satisfied' },
    words: 'In your words (optional)',
    wordsHint:
      'They reach the office as a message. Do not write names, phone numbers or home addresses.',
    send: 'Send',
    change: 'Change it',
    keep: 'Leave it as it is',
    told: {
      yes: (day) => `On ${day} you said that you are satisfied.`,
      no: (day) => `On ${day} you said that you are not satisfied.`,
    },
    called: {
      satisfied: (day, how) =>
        `On ${day} the inspection office asked you ${how}, and noted: satisfied.`,
      'not-satisfied': (day, how) =>
        `On ${day} the inspection office asked you ${how}, and noted: not satisfied.`,
      'not-reached': (day, how) =>
        `On ${day} the inspection office tried to ask you ${how}, and did not reach you.`,
    },
    how: { phone: 'by phone', visit: 'by a visit', letter: 'by letter' },
    changeable: (day) => `You can change it until ${day}, that day included.`,
    past: (day) =>
      `You could say so until ${day}, which has passed. If there is something new, write below.`,
    empty: 'Choose one of the two.',
    'wrong-stage': 'Your report is not closed now. Refresh to see where it stands.',
    'closing-past': 'The time for it has passed. If there is something new, write below.',
    'nothing-changed': 'You have said so already.',
    'too-many-messages': 'Nothing more can be sent about this report.',
    failed: 'It was not sent; what you wrote is still here. Please try again in a while.',
  },
  reopening: {
    title: 'Reopening',
    lead: (day) =>
      `If the problem is not solved, you can ask once, until ${day}, that your report is taken up again. The inspection office decides, and you read the decision and its reason here. If it agrees, the organisation handles it once more.`,
    label: 'Why it should be taken up again',
    hint: 'Say what is not solved, and when it still happens. Only the inspection office reads it. Do not write names, phone numbers or home addresses.',
    ask: 'Ask to reopen it',
    sure: 'You can ask only once, and not change it afterwards. Send it?',
    confirm: 'Yes, ask',
    keep: 'Not yet',
    empty: 'Say why it should be taken up again.',
    waiting: (day) =>
      `On ${day} you asked to have it reopened. The inspection office is deciding; you will read the decision and its reason here.`,
    denied: (asked, day) =>
      `On ${asked} you asked to have it reopened. On ${day} the inspection office decided not to.`,
    deniedNext: 'If there is something new, write below, or report again.',
    granted: (day) =>
      `On ${day} the inspection office decided to reopen it: the organisation handles it once more.`,
    reason: 'Reason',
    past: (day) =>
      `You could ask to have it reopened until ${day}, which has passed. If the problem is still there, report again and say that you have reported before.`,
    joined:
      'Your report was joined with another one: whoever reported that one can ask to have it reopened. You can say above that you are not satisfied, and why.',
    'wrong-stage': 'Your report is not closed now. Refresh to see where it stands.',
    'merged-into-another':
      'Your report was joined with another one: whoever reported that one can ask for it.',
    'already-done': 'You have asked already; the inspection office is deciding. Refresh to see.',
    'reopenings-exhausted': 'One can ask only once, and you have asked already.',
    'closing-past':
      'The time to ask for it has passed. If the problem is still there, report again.',
    failed: 'It was not sent; what you wrote is still here. Please try again in a while.',
  },
  withdrawal: {
    title: 'Take the report back',
    lead: 'If the problem is solved, or you do not want to go on, you can take your report back. Nothing more is done about it then, and it cannot be undone; to report again, send a new report.',
    ask: 'Take the report back',
    sure: 'Take it back? Nothing more is done about it then, and it cannot be undone. What was published stays.',
    confirm: 'Yes, take it back',
    keep: 'Do not take it back',
    done: {
      complainant: (day) => `You took this report back on ${day}. Nothing more is done about it.`,
      office: (day) =>
        `The inspection office took this report back on ${day}. Nothing more is done about it. If you have a question, write below.`,
    },
    'wrong-stage': 'This report has ended or was taken back before: it cannot be taken back.',
    'others-joined':
      'Others reported the same matter and are joined with your report: it goes on and cannot be taken back.',
    failed: 'It was not taken back this time. Please try again in a while.',
  },
  erasure: {
    title: 'Have erased what you left here',
    lead: 'You can have this erased at any time. Nobody can bring it back; your report is followed all the same.',
    part: {
      contact: 'Contact (name, phone, address)',
      words: 'What you reported, in your words',
      photographs: 'Photographs',
      messages: 'Messages (yours and the office’s)',
      'cleared-text': 'The problem as handed over',
      handling: 'Texts of its handling',
      published: 'Published texts',
    },
    cause: {
      office: 'by the office',
      complainant: 'as you asked',
      retention: 'kept long enough',
    },
    done: (time, cause, parts) => `Erased ${time}, ${cause}: ${parts.join('; ')}`,
    nothing: 'There is nothing to be erased now.',
    screening:
      'Your report is being screened: your words are kept until that is done, and can be erased then.',
    empty: 'Choose what is to be erased.',
    ask: 'Erase what is chosen',
    sure: 'Nobody can bring it back. Without your contact, the office can only reach you by the messages here.',
    confirm: 'Erase it',
    keep: 'Keep it',
    failed: 'It was not erased this time. Please try again in a moment.',
  },
  sending: 'Sending…',
  sent: 'It has arrived.',
  unanswered:
    'There was no answer: it may have arrived, or not. Press “Send again”; the same text is never taken twice.',
  again: 'Send again',
  write: {
    empty: 'Write something first.',
    'wrong-stage':
      'The time to answer is over, or it was answered already. You can write a message below.',
    'too-many-messages':
      'No more messages can be sent about this report. The office sees all of those there are.',
    'receipt-unknown': 'There is no report with this receipt. Close it and look it up again.',
    'too-many':
      'Too many wrong receipts came from your network. Please send it again in ten minutes; your text is still here.',
    other: 'It was not sent; your text is still here. Please try again in a while.',
  },
  refresh: 'Refresh',
  refreshing: 'Refreshing…',
  close: 'Close',
  closeHint:
    'On a shared computer or someone else’s phone, close it when you are done: this page then forgets the receipt and everything shown.',
  closed: 'Closed. This page no longer holds the receipt or what it showed.',
};
