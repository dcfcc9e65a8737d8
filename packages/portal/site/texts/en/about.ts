import type { about as chinese } from '../zh/about.ts';

export const about: typeof chinese = {
  title: 'About and privacy',
  description:
    'How a report is handled and how long it takes; how your data is protected; your rights; accessibility.',
  lead: 'What happens after you report, who can see your data, and what you can ask for.',
  contents: 'On this page',
  way: {
    id: 'way',
    heading: 'How a report is handled',
    limit: 'Time limit',
    steps: [
      {
        name: 'You report',
        what: 'Online you get a receipt of 20 digits at once. What comes by telephone, letter or visit is written down by staff.',
        limit: 'At once',
      },
      {
        name: 'Screening',
        what: 'The inspection office looks whether it is about the environment and within this inspection. What is accepted gets a number; what is about the same matter as a report already being handled is joined with it; where something is unclear you are asked; where it is not accepted you are told why and, if it was passed on, to whom.',
        limit:
          'Usually 1 working day; if you are asked something, you are told until when to answer',
      },
      {
        name: 'Hand-over',
        what: 'Accepted reports, without your data, go to the responsible organisations in batches. Where several are concerned, one leads and the others assist.',
        limit: 'With the next batch',
      },
      {
        name: 'Signing or refusal',
        what: 'The organisation signs for it. If it holds that the matter is not its own it may say so with reasons, and the inspection office decides; refusals are limited, so that nothing goes back and forth.',
        limit: 'As the inspection sets it, usually 1 working day',
      },
      {
        name: 'Finding out and putting right',
        what: 'The organisation goes and finds out, deals with offenders, puts things right and replies. Before and after the date the system reminds ever more senior officials.',
        limit: 'As the inspection sets it, usually 10 days',
      },
      {
        name: 'Approval and review',
        what: 'The head of the organisation signs the reply, then the inspection office reviews it; what is not good enough goes back. Nobody reviews their own case.',
        limit: 'No separate limit',
      },
      {
        name: 'Disclosure',
        what: 'The table and the result notice of each batch are published here, and your receipt shows the result of your own report. If things change, a new edition is published and the old one kept.',
        limit: 'When a batch has been reviewed',
      },
      {
        name: 'Closed in stages',
        what: 'What cannot be put right at once must have a plan with a date. It becomes a rectification task that is followed until it is done.',
        limit: 'By the date in the plan',
      },
    ],
  },
  data: {
    id: 'data',
    heading: 'How your data is protected',
    points: [
      {
        name: 'You need not say who you are',
        text: 'Anonymous reports are taken just the same. A telephone number only helps to check things; with the receipt you and the inspection office can also write to each other.',
      },
      {
        name: 'Encrypted and apart',
        text: 'Your name, telephone number and address, and the very words you wrote, are encrypted and kept apart from the file. They are in no hand-over, text message, e-mail or published table.',
      },
      {
        name: 'A few people of the office may look, and every look is recorded',
        text: 'For screening, screeners see the opening words (40 characters at most) of reports that wait for it. They give no reason for this; it is recorded at each report. To see the whole text, photographs, messages or the contact one must give a reason first, and only the screeners, the reviewers and the head of the inspection office may. Who looked at which report, when, and what they saw is recorded for good and checked by auditors. The reasons are read by the head of the office and erased with the report when its time of keeping is over. The organisations that handle your report cannot look.',
      },
      {
        name: 'Checked before it leaves, and before it is published',
        text: 'The system searches the text for telephone and identity numbers, names and addresses, and staff must settle each one before it is handed over; before it is published it is checked again.',
      },
      {
        name: 'Photographs',
        text: 'Photographs are drawn anew on your device before they are uploaded, so that place, time and kind of phone are gone. Faces and house numbers in the picture are not hidden: please mind them yourself. Staff look at photographs as at the whole text: with a reason given first, on record. The organisations that handle your report cannot see your photographs. Where handling needs one, the inspection office covers faces, number plates, house numbers and the like, and passes the covered picture on; what is covered is not in its file. When you have your photographs erased, the pictures that were passed on are erased from the system with them.',
      },
      {
        name: 'Sounds, films and PDFs',
        text: 'Sounds, films and PDFs are kept encrypted as they are, with their checksum. Voices, faces and names in them, and what a device wrote into them, are not removed: please mind that yourself. Staff open them as they read the whole text: with a reason given first, on record. The organisations that handle your report can neither see nor hear them, and the office does not pass them on. With the receipt you can have them erased together with the photographs.',
      },
      {
        name: 'Your position',
        text: 'It is added only when you press “Add where I am now” and allow it in the browser, and you can take it off before you send. It is encrypted apart from the rest, seen by the inspection office alone, with a reason and on record, to find the place and to see whether others reported the same. It is never published or given to the organisations that handle it, and is erased with your contact.',
      },
      {
        name: 'A draft stays on your device',
        text: 'Words that you have not sent are kept encrypted on this device and are not uploaded. They are deleted when you send them, and expire 7 days after you last changed them. Photographs are uploaded when you choose them; those that were not sent with a report belong to none, and staff cannot see them. On a shared device please clear the draft.',
      },
      {
        name: 'No tracking',
        text: 'The public pages use no cookies and nothing from third parties: no scripts, no statistics, no fonts. Access logs do not hold your network address. The device remembers only your language and whether you want larger type.',
      },
      {
        name: 'How long',
        text: 'After a report has ended, its contact is kept for 2 years, its words, photographs, messages and handling for 10 years; what was reported of a rectification task, with its evidence, for 30 years after it was finished. Then the system erases them by itself. The office may set other periods as the law allows. What was published stays.',
      },
    ],
  },
  rights: {
    id: 'rights',
    heading: 'What you can do',
    points: [
      'See with the receipt at any time how far your report is, without saying who you are.',
      'Add information, or write to the inspection office, at any stage; up to 20 messages for a report.',
      'If the answer is not right, write what does not agree with the facts; the inspection office will see it.',
      'If your report is not accepted, know why, and where to take it.',
      'The receipt is the only key and cannot be issued again: write it down or print it, and show it to nobody.',
    ],
  },
  retaliation: {
    id: 'retaliation',
    heading: 'Retaliation',
    text: [
      'Nobody may try to find out who reported, give it away, or retaliate in any form. Whoever retaliates is held responsible under the law.',
      'If you are threatened or punished for reporting, write to the inspection office with your receipt, or call 110.',
    ],
  },
  access: {
    id: 'access',
    heading: 'Accessibility',
    text: 'This site is made to meet the Web Content Accessibility Guidelines (WCAG) 2.2, levels A and AA.',
    tested: 'What was tested',
    testedPoints: [
      'The public pages in both languages, at desk and phone size, standard and with larger type, by axe: it found no violation;',
      'Screens 320 pixels wide (as a page of 1,280 pixels at 400 %): nothing is missing and nothing has to be dragged sideways but wide tables;',
      'The keyboard: sections, choices and buttons can be reached with Tab and used with Enter, and the focus is visible;',
      'Where the device asks for reduced motion, nothing slides or fades, and the waiting circle turns very slowly.',
    ],
    untested: 'What is not there yet',
    untestedPoints: [
      'No one who uses a screen reader every day has tried it yet;',
      'Photographs sent in with reports have no description;',
      'Some announcements are in Chinese only.',
    ],
    contact:
      'If something does not work for you, call the number in the announcement of the inspection: staff will write your report down. When no inspection is on site, call 12345.',
  },
  elder: {
    id: 'elder',
    heading: 'Larger type',
    text: [
      'Press “Larger type” at the top: letters grow, contrast rises, wide tables become cards, on every page. “Standard” brings the usual look back. The choice is kept on this device.',
      'With larger type each page can be read aloud by a voice of your own device; nothing of what is read is sent to anyone. A device without an English voice says so.',
    ],
  },
};
