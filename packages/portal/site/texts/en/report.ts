import type { report as chinese } from '../zh/report.ts';

export const report: typeof chinese = {
  title: 'Report a problem',
  description:
    'Report an environmental problem to the inspection. Anonymous if you like, no account, four steps.',
  lead: 'Report problems of air, water, noise, waste or damage to nature. You may stay anonymous; no account; four steps at most.',
  steps: {
    what: 'What and where',
    photographs: 'Photos and files',
    reach: 'How to reach you',
    check: 'Check and send',
  },
  stepOf: (place, name) => `Step ${place} of 4: ${name}`,
  next: 'Continue',
  back: 'Back',
  optional: (label) => `${label} (optional)`,

  inspection: {
    label: 'Inspection that takes reports',
    choose: 'Please choose',
    kinds: {
      routine: 'routine inspection',
      daily: 'daily inspection',
      special: 'special inspection',
      stationed: 'stationed inspection',
    },
    levels: { central: 'Central', municipal: 'Municipal' },
    targets: (names, count) =>
      names.length < count ? `${names.join(', ')} and others, ${count} in all` : names.join(', '),
    named: (level, kind, targets) => `${level} ${kind}: ${targets}`,
    lead: (until) => `Your report goes to (reports are taken until ${until}):`,
  },
  closed: {
    title: 'No inspection takes reports now',
    text: 'Reports are taken here while an inspection team is stationed. For now you can:',
    hotline: 'call the citizens’ hotline 12345, at any hour;',
    emergency: 'call 12345 or 110 at once if pollution is happening right now;',
    announcements:
      'see the announcements: when the next inspection comes, and how to report to it.',
    letters: (day) =>
      `Letters posted before the end of the stationing (by postmark) are still taken if they arrive by ${day}.`,
    toAnnouncements: 'See the announcements',
    draft: 'What you have written is still kept on this device.',
  },
  problem: {
    label: 'What is wrong',
    hint: 'What pollution, since when, at what hours it is worst, who causes it if you know. Do not write your own name, phone or home address here.',
  },
  place: { label: 'Place', hint: 'As exact as you can: street, number, which side.' },
  position: {
    label: 'My position',
    lead: 'If you are there now, you can add where you stand: it helps inspectors to find the place and to see whether others reported the same. It is not needed. It is encrypted apart from the rest, seen by the inspection office alone and with a reason, never published or given to the organisations that handle it, not kept with the draft, and erased when you have your contact erased.',
    add: 'Add where I am now',
    asking: 'Looking…',
    remove: 'Take my position off',
    added: (metres) => `Your position is added (within some ${metres} metres)`,
    none: {
      denied:
        'You did not allow this page to use your position; none was added. You can write the place above.',
      unfound: 'No position was found; none was added. Try again, or write the place above.',
    },
  },
  district: {
    label: 'District',
    none: 'Not sure',
    failed: 'The list of districts could not be read; you can leave this out.',
  },
  type: {
    label: 'Type of problem',
    none: 'Not sure',
    failed: 'The list of types could not be read; you can leave this out.',
  },

  photographs: {
    label: 'Add photographs and other files',
    lead: 'Photographs help, but are not needed. Up to 6, as JPEG, PNG or WebP.',
    privacy:
      'Each photograph is redrawn and made smaller on your device before it is uploaded. The place and time it was taken and the model of the phone are removed. Faces, number plates and door numbers in it are not covered: please mind them yourself. What the handling organisations need, the office covers before it passes it on.',
    addAttachment: 'Choose recordings or PDFs',
    attachmentsLead:
      'Up to 4 recordings and PDFs: a film of 100 MB and 10 minutes at most, a sound of 20 MB and 60 minutes, a PDF of 20 MB. They are kept encrypted as they are: voices, faces and names in them, and what the device wrote into them of place and model, are not removed; please mind that. Only the inspection office can see and hear them; they are not passed on to the handling organisations.',
    attachmentsLeft: (count) =>
      count === 0 ? 'There are 4, no more can be added' : `${count} more can be added`,
    nthOf: {
      document: (place) => `PDF ${place}`,
      sound: (place) => `Sound ${place}`,
      film: (place) => `Film ${place}`,
    },
    add: 'Choose photographs',
    left: (count) =>
      count === 0 ? 'There are 6, no more can be added' : `${count} more can be added`,
    nth: (place) => `Photograph ${place}`,
    progress: {
      preparing: 'Preparing…',
      uploading: (percent) => `Uploading ${percent} %`,
      stopped: 'Upload stopped',
      cut: 'The upload was cut off',
      closed: 'That inspection takes in no more; it was not uploaded',
      unproven: 'The check that keeps programs out did not pass; please try again',
      refused: 'It was not taken; please try again',
      uploaded: 'Uploaded',
      waiting: 'Will be uploaded once an inspection is chosen',
    },
    unfit: {
      heic: 'This is a HEIC photograph, which this browser cannot read and turn into a JPEG. Choose it again in the browser that came with the phone. Or take it again: on an iPhone with Settings → Camera → Formats → Most Compatible, on Android with HEIF switched off in the camera; or convert it to JPEG first.',
      other:
        'This kind of file cannot be taken. It may be a photograph (JPEG, PNG, WebP), a PDF, a sound (MP3, M4A, WAV, OGG) or a film (MP4, MOV, WebM), by what is in it and not by its name.',
      empty: 'This file is empty; it was not added.',
      twice: 'This file is there already.',
      'attachment-too-large':
        'This file is too large: a film has at most 100 MB, a sound or a PDF 20 MB. Cut the film, or make it smaller on your phone.',
      'too-long':
        'It is too long: a film has at most 10 minutes, a sound 60. Cut out what matters most.',
      'too-many-attachments': 'There are 4 recordings and PDFs already; this one was not added.',
      'too-large':
        'This file is too large (over 60 MB, or too many pixels). Choose another, or make it smaller.',
      unreadable:
        'This file cannot be opened: it may be damaged, or too much for this device. Choose another.',
      'too-many': 'There are 6 photographs already; this one was not added.',
    },
    stop: 'Stop',
    again: 'Upload again',
    remove: 'Remove',
    dismiss: 'OK',
    of: (act, photograph) => `${act}: ${photograph}`,
  },

  reach: {
    label: 'May we reach you?',
    anonymous: 'No, report anonymously',
    anonymousHint:
      'Anonymous reports are handled just the same. With the receipt you can follow yours and exchange messages with the office.',
    contact: 'Yes, leave my details',
    contactHint:
      'Only for the inspection office, to ask you and to answer you. Encrypted; every look at them is recorded; never passed to whom you report.',
    name: 'Name',
    phone: 'Phone',
    address: 'Postal or home address',
    phoneHint: 'Mobile or landline.',
    memory:
      'These details are not kept with the draft: they stay in the memory of this page. When you send the report they are kept encrypted on this device until there is an answer, then deleted. After a reload you must enter them again.',
    lost: 'Contact details are not kept with the draft, so the reload removed them. Enter them again, or choose to stay anonymous.',
  },

  check: {
    lead: 'Please check. Once sent it cannot be changed, but you can add to it with your receipt.',
    change: 'Change',
    changeOf: (step) => `Change: ${step}`,
    none: 'not given',
    anonymous: 'Anonymous',
    count: (photographs, attachments) =>
      [
        ...(photographs === 0 ? [] : [`Photographs: ${photographs}`]),
        ...(attachments === 0 ? [] : [`Recordings and PDFs: ${attachments}`]),
      ].join('; ') || 'none',
    tellings: {
      name: 'a name',
      phone: 'a phone number',
      address: 'a home address',
      other: 'a number of a document, an account or a vehicle',
    },
    telling: (kinds) =>
      `The words marked above may hold ${kinds.join(', ')}: they may tell who you or others are. We advise to change them, and to give your contact under the step for it. You may send them as they are: the office takes care of it before anyone else reads them.`,
    law: 'Please report truthfully: false accusation made on purpose is punishable. Retaliation against whoever reports is punishable too.',
    send: 'Send the report',
    sending: 'Sending…',
    slow: 'The network is slow; still sending. Do not worry: sent twice, it counts once.',
  },

  faults: {
    summary: 'Not yet: please see what is marked in red below.',
    'inspection:missing': 'Choose the inspection that your report goes to.',
    'inspection:closed': 'That inspection takes no more reports. Choose again.',
    'problem:missing': 'Write down what is wrong.',
    'district:unknown': 'That district is no longer in the list. Choose again, or leave it out.',
    'type:unknown': 'That type is no longer in the list. Choose again, or leave it out.',
    'photographs:unfinished':
      'Not all files are uploaded. Wait for them, upload them again, or remove them.',
    'photographs:again':
      'Some files were not found and are being uploaded again. Send when they are there.',
    'contact:missing': 'Give at least a phone number or an address, or choose to stay anonymous.',
    other: 'This was not accepted. Change it and send again.',
  },
  refused: {
    invalid: 'The report was not accepted. Change what is marked and send again.',
    'inspection-not-open':
      'That inspection has stopped taking reports; yours was not sent. What you wrote is still here.',
    'proof-needed':
      'The report was not accepted: the work that this page does to keep out automatic floods was not recognised. What you wrote is still here. Send it again; if that does not help, use another browser, or call 12345.',
    'file-mistyped':
      'A file is something else than its format says, and the report was not accepted. Remove it under the step of photographs and files, and send again.',
    'too-large': 'It is too much to be taken. Shorten the text and send again.',
    other:
      'The report was not accepted; what you wrote is still here. Try again in a while, or call 12345.',
  },

  draft: {
    kept: 'The draft is kept encrypted on this device (without contact details), and expires after 7 days without a change.',
    unkept: 'This browser cannot keep a draft: do not reload or close this page.',
    restored: 'What you had not finished last time is here again.',
    expired: 'The last draft was older than 7 days and was deleted from this device.',
    forget: 'Delete the draft from this device',
    sure: 'Delete everything written, and the photographs? This cannot be undone.',
    yes: 'Delete',
    no: 'Keep it',
    forgotten: 'The draft was deleted from this device.',
  },
  offline:
    'There is no network now. Go on writing: it is kept on this device, and can be sent later.',

  elsewhere: {
    title: 'This report is open in another page',
    text: 'So that two pages do not overwrite each other, only one of them can be written in.',
    take: 'Continue here instead',
    hint: 'What was written comes along; contact details do not, and must be entered again.',
  },
  unanswered: {
    title: 'We do not know yet whether it arrived',
    text: 'The report was sent, but there was no answer. Send it again: it is recognised as the same one, is never taken twice, and gets the same receipt.',
    kept: 'All that is to be sent (contact details too, if you left any) is kept encrypted on this device and deleted as soon as there is an answer.',
    later: 'Too many are reporting right now; please send it again in a while. Nothing is lost.',
    offline: 'There is no network now. It is sent again by itself when it is back.',
    again: 'Send it again',
    sending: 'Sending it again…',
    abandon: 'Do not send it; delete it from this device',
    sure: 'If it did arrive, you will never get its receipt and cannot follow it. Delete it?',
  },
  takenOtherwise: {
    title: 'This report was sent already',
    text: 'A report from this same draft has arrived before, with other content (from another page, or before you changed it). So that there are not two, this one was not taken.',
    advice:
      'If you have its receipt, add what is new on the page “Follow a report”. If you never saw a receipt, you can send what is written now as a new report.',
    follow: 'Add to it',
    anew: 'Make it a new report and check it',
  },
  finishedElsewhere: {
    title: 'This report was sent from another page',
    text: 'Its receipt is shown there: keep it from that page.',
    anew: 'Report something else',
  },

  receipt: {
    title: 'Your report has arrived',
    received: (time) => `Received ${time}`,
    label: 'Receipt',
    spoken: (receipt) => `Receipt: ${receipt}`,
    once: 'It is shown only once. After you close or reload this page it can never be had again, from anyone. It is the only way to follow your report or add to it.',
    secret:
      'Tell it to nobody: whoever has the receipt can see how your report goes, and the messages.',
    copy: 'Copy',
    copied: 'Copied. Paste it where only you can see it.',
    notCopied:
      'This browser cannot copy by itself. The digits are selected: press and hold, or press Ctrl+C.',
    save: 'Save as a file',
    saved: 'Handed to the browser; please make sure that it was saved.',
    print: 'Print',
    wrote: 'I have written it down or photographed it',
    wroteDone: 'Good. Please keep it safe.',
    next: 'What happens next',
    afterwards: [
      'The inspection office decides whether it is accepted;',
      'once accepted it gets a number and is handed to those responsible; “Follow a report” says by when they must reply;',
      'if we need to know more, there will be a message under “Follow a report”: look there every few days.',
    ],
    follow: 'Follow a report',
    another: 'Report something else',
    deleted: 'The draft and its photographs were deleted from this device.',
    file: {
      name: 'report-receipt.txt',
      lines: (receipt, time, address) => [
        'Environmental inspection: receipt of a report',
        '',
        `Receipt: ${receipt}`,
        `Received: ${time} (Beijing time)`,
        `Follow it at: ${address}`,
        '',
        'It cannot be issued again, and is the only way to follow the report. Tell it to nobody.',
      ],
    },
  },
};
