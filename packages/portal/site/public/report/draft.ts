import { attachmentMediaType, givenKind, givenMediaType, type GivenKind } from '@ducha/contracts';
import { typedText } from '@ducha/contracts/text-form.ts';

/** A photograph of a draft, or another file that goes with it. Its bytes, ready to be sent, are kept under its own name. */
export interface DraftPhotograph {
  /** Of this device alone. */
  readonly id: string;
  /** Kept for every try at announcing it. */
  readonly key: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** In lower-case hexadecimal. */
  readonly sha256: string;
  /** For which inspection it was announced; empty until one is chosen. */
  readonly inspection: string;
  /** The house's id, once it was uploaded. */
  readonly uploaded: string | null;
}

/** What the reporter wrote so far. Contact details are never part of it. */
export interface ReportDraft {
  /** The idempotency key of the report that becomes of it: one draft is one report, however often it is sent. */
  readonly key: string;
  readonly inspection: string;
  readonly problem: string;
  readonly place: string;
  readonly district: string;
  readonly type: string;
  /** Whether the reporter wants to be reached; how is not kept. */
  readonly reach: 'anonymous' | 'contact';
  readonly photographs: readonly DraftPhotograph[];
}

/** What kind of file one of a draft is. */
export function kindOf({ mediaType }: Pick<DraftPhotograph, 'mediaType'>): GivenKind {
  const known = givenMediaType.options.find((one) => one === mediaType);
  return known === undefined ? 'photograph' : givenKind[known];
}

/** Whether it is a document, a sound or a film. */
export function isAttachment({ mediaType }: Pick<DraftPhotograph, 'mediaType'>): boolean {
  return attachmentMediaType.options.some((one) => one === mediaType);
}

/** How the reporter can be reached: in the memory of one page, never on the device. */
export interface Contact {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
}

export const noContact: Contact = { name: '', phone: '', address: '' };

export function emptyDraft(key: string): ReportDraft {
  return {
    key,
    inspection: '',
    problem: '',
    place: '',
    district: '',
    type: '',
    reach: 'anonymous',
    photographs: [],
  };
}

/** Whether there is anything in it that somebody would miss. An inspection is chosen again by itself. */
export function isUntouched({ problem, place, district, type, photographs }: ReportDraft): boolean {
  return typedText(`${problem}${place}${district}${type}`) === '' && photographs.length === 0;
}

/** A draft as the device gave it back; undefined when it is none of ours. */
export function draftIn(value: unknown): ReportDraft | undefined {
  const key = textAt(value, 'key');
  if (key === '') return undefined;
  const listed: unknown = at(value, 'photographs');
  return {
    key,
    inspection: textAt(value, 'inspection'),
    problem: textAt(value, 'problem'),
    place: textAt(value, 'place'),
    district: textAt(value, 'district'),
    type: textAt(value, 'type'),
    reach: textAt(value, 'reach') === 'contact' ? 'contact' : 'anonymous',
    photographs: Array.isArray(listed) ? listed.flatMap(photographIn) : [],
  };
}

function photographIn(value: unknown): DraftPhotograph[] {
  const bytes: unknown = at(value, 'bytes');
  const uploaded = textAt(value, 'uploaded');
  const photograph = {
    id: textAt(value, 'id'),
    key: textAt(value, 'key'),
    mediaType: textAt(value, 'mediaType'),
    bytes: typeof bytes === 'number' ? bytes : 0,
    sha256: textAt(value, 'sha256'),
    inspection: textAt(value, 'inspection'),
    uploaded: uploaded === '' ? null : uploaded,
  };
  return photograph.id === '' || photograph.sha256 === '' ? [] : [photograph];
}

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function textAt(value: unknown, name: string): string {
  const text = at(value, name);
  return typeof text === 'string' ? text : '';
}
