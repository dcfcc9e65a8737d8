import type { screen as chinese } from './zh.ts';

/** Screening. */
export const screen: typeof chinese = {
  decision: 'Decision',
  decisions: {
    accept: 'Accept',
    decline: 'Decline',
    merge: 'Merge into another',
    ask: 'Ask the complainant',
  },
  explained: {
    accept:
      'It gets its number and waits for the next batch. The organisations see the cleared text alone, neither the original words nor the contact.',
    decline:
      'It gets no number. With the receipt the complainant sees the reason and where it went.',
    merge:
      'It keeps a number of its own; its complainant sees the result of the one that it joins.',
    ask: 'The complainant sees the question with the receipt and may answer. Without an answer in time, screening goes on with what there is.',
  },
  submit: { accept: 'Accept', decline: 'Decline', merge: 'Merge', ask: 'Send the question' },
  submitNext: {
    accept: 'Accept, and the next',
    decline: 'Decline, and the next',
    merge: 'Merge, and the next',
    ask: 'Send the question, and the next',
  },
  usualReason: 'Screening',
  lookAndTake: 'See the original words and copy them',
  take: 'Copy them',
  takeCleaned: 'Copy with personal data replaced',
  taken: 'Copied: rewrite the text before you send it.',
  takenHint:
    'Copied from the complainant’s own words: make it a text for the organisations, without name, phone or address. It is not kept on this device.',
  choose: 'Please choose',
  clearedText: 'Cleared text',
  clearedHint:
    'What and where, for the organisations that handle it. No name, phone or address of the complainant, nothing that gives them away.',
  gist: 'Gist',
  gistHint: (proposed: string | null) =>
    `The line that lists show: place and problem, 40 characters at most.${proposed === null ? '' : ` Left empty: ${proposed}`}`,
  mainType: 'Main type',
  proposed: (type, because) =>
    `The original suggests: ${type} (it says ${because.map((word) => `“${word}”`).join(' ')})`,
  place: 'Place of the matter',
  placeHint: 'The district, or the sub-district or township where it is known.',
  proposedPlace: (place, because) =>
    `The original suggests: ${place} (it says ${because.map((word) => `“${word}”`).join(' ')})`,
  otherTypes: 'Other types (any number)',
  industry: 'Industry',
  noIndustry: 'No industry',
  keyAttention: 'Key attention (a * before the number)',
  ground: 'Ground',
  explanation: 'Explanation to the complainant',
  explanationHint: 'In plain words: why, and who can help. The complainant reads this.',
  handedTo: 'Handed to',
  handedToHint: 'Where the matter was passed on to, if it was.',
  intoNumber: 'Number of the complaint to join',
  intoHint: 'Only a complaint of the same inspection that was accepted and has not ended.',
  find: 'Find',
  searching: 'Looking it up…',
  notThere: 'No complaint of this inspection has this number.',
  searchFailed: 'It could not be looked up; please try again.',
  into: 'To join',
  intoItself: 'It cannot join itself.',
  noText: '(no cleared text)',
  likely: {
    title: (count) => (count === 1 ? '1 likely duplicate' : `${count} likely duplicates`),
    lead: 'Compared by place, words and who is complained of with what this inspection has accepted. Whether it is the same matter is yours to decide.',
    before: 'Once you have looked at the original, likely duplicates are listed here.',
    reading: 'Comparing…',
    none: 'Nothing alike was found.',
    score: (score) => `${score}% alike`,
    because: (reasons) => ` · ${reasons.join('; ')}`,
    reasons: {
      number: 'the original names this number',
      place: (text) => `both at “${text}”`,
      accused: (text) => `both about “${text}”`,
      words: (texts) => `both say ${texts.map((text) => `“${text}”`).join(' ')}`,
      type: 'same type',
      district: 'same district',
    },
    mergeInto: (number) => `Merge into ${number}`,
    read: 'Read it',
    fold: 'Fold',
    its: 'This one',
    over: 'This one is done and takes no others: accept it by itself if it has happened again.',
  },
  question: 'What the complainant is asked',
  questionHint: 'Ask everything at once. Write nobody’s name, phone or address here.',
  answerBy: 'To be answered by',
  answerByHint: 'Empty: as long as the rules give.',
  missing: {
    mainType: 'Choose the main type',
    organisations: 'Choose the organisations',
    clearedText: 'Write the cleared text',
    tooLong: (over: number) =>
      `The cleared text is too long: take out ${over === 1 ? '1 character' : `${over} characters`}`,
    ground: 'Choose the ground',
    into: 'Find the complaint to join first',
    question: 'Write the question',
  },
};
