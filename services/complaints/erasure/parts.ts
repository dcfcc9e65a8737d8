import {
  noteRefsIn,
  type CorrectableText,
  erasurePart,
  type ErasurePart,
  type EventOf,
  type noteErased,
  type NoteRef,
} from '@ducha/contracts';
import type { Complaint } from '../complaint/complaint-state.ts';

/** A file as an erasure names it. */
export type ErasedFile = EventOf<typeof noteErased>['data']['files'][number];

/** What is still kept of a part: ids of notes, and files. */
export interface Kept {
  readonly notes: readonly string[];
  readonly files: readonly ErasedFile[];
}

/** What is still kept of some parts of a complaint, texts that were corrected among it; each once. */
export function keptOf(state: Complaint, parts: readonly ErasurePart[]): Kept {
  const found = parts.map((part) => contents[part](state));
  const corrected = state.corrections
    .filter(({ text }) => parts.includes(partOfText[text]))
    .map(({ old }) => old);
  const notes = noteRefsIn([...found.map((one) => one.notes), corrected]).map(({ note }) => note);
  const gone = new Set([...state.erased.notes, ...state.erased.files]);
  return {
    notes: [...new Set(notes)].filter((note) => !gone.has(note)),
    files: found.flatMap(({ files = [] }) => files).filter(({ file }) => !gone.has(file)),
  };
}

/** The parts of which something is still kept. */
export function erasableParts(state: Complaint): ErasurePart[] {
  return erasurePart.options.filter((part) => {
    const { notes, files } = keptOf(state, [part]);
    return notes.length + files.length > 0;
  });
}

/** The photographs of the complainant that were not erased. */
export function keptPhotographs({ photographs, erased }: Complaint): Complaint['photographs'] {
  return photographs.filter(({ photograph }) => !erased.files.includes(photograph));
}

/** The documents, sounds and films that came with it and were not erased. */
export function keptAttachments({ attachments, erased }: Complaint): Complaint['attachments'] {
  return attachments.filter(({ attachment }) => !erased.files.includes(attachment));
}

interface Contents {
  readonly notes: readonly (NoteRef | null | undefined)[];
  readonly files?: readonly ErasedFile[];
}

/** Where the texts and files of each part stand. */
const contents: Readonly<Record<ErasurePart, (state: Complaint) => Contents>> = {
  // Where they stood and who speaks for them tell who they are, as what they left does.
  contact: ({ intake, position, visit }) => ({
    notes: [...Object.values(intake?.contact ?? {}), position, visit?.representatives],
  }),
  words: ({ intake }) => ({ notes: [intake?.problem, intake?.place] }),
  // What was passed on of them goes with them, and so does all else that came as a file.
  photographs: ({ photographs, attachments, passedOn }) => ({
    notes: [...photographs, ...attachments, ...passedOn].map(({ print }) => print),
    files: [
      ...photographs.map(({ photograph }) => ({
        folder: 'photographs' as const,
        file: photograph,
      })),
      ...attachments.map(({ attachment }) => ({
        folder: 'photographs' as const,
        file: attachment,
      })),
      ...passedOn.map(({ copy }) => ({ folder: 'evidence' as const, file: copy })),
    ],
  }),
  messages: ({ messages }) => ({ notes: messages.map(({ text }) => text) }),
  'cleared-text': ({ accepted, gist, undone }) => ({
    notes: [accepted?.cleared, gist, ...undone.flatMap(({ texts }) => texts)],
  }),
  handling: ({ declined, undone, refusals, extensions, reopenings, replies, rechecks }) => ({
    notes: noteRefsIn([
      declined,
      undone.map(({ explanation }) => explanation),
      refusals,
      extensions,
      // Why it was asked for is a message of the complainant.
      reopenings.map(({ decision }) => decision),
      rechecks,
      replies.map((reply) => ({ ...reply, cleared: null })),
    ]),
    files: replies.flatMap(({ evidence }) =>
      evidence.map((one) => ({ folder: 'evidence' as const, file: one.evidence })),
    ),
  }),
  published: ({ replies, plans }) => ({
    notes: noteRefsIn([replies.map(({ cleared }) => cleared), plans]),
  }),
};

/** To which part a text belongs that can be corrected. */
export const partOfText: Readonly<Record<CorrectableText, ErasurePart>> = {
  'cleared-text': 'cleared-text',
  gist: 'cleared-text',
  explanation: 'handling',
  problem: 'published',
  findings: 'published',
  handling: 'published',
  goal: 'published',
  accountability: 'published',
  measures: 'published',
};
