import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { NoteRef } from '@ducha/contracts';
import {
  Impossible,
  newId,
  readItem,
  readItems,
  type Item,
  type SealedItem,
} from '@ducha/event-log';
import type { DataKeys } from './data-keys.ts';
import { seal, unseal } from './seal.ts';

/**
 * Who may read a note: `secret` never leaves its service; `cleared` was cleared by a person and may go
 * to those who need it; `public` may be published.
 */
export type NoteClass = 'secret' | 'cleared' | 'public';

/** A text to be sealed, what it is for, and how long it is kept. */
export interface NoteDraft {
  readonly text: string;
  readonly class: NoteClass;
  /** Code of the purpose that it was taken down for. */
  readonly purpose: string;
  /** Years that it is kept after its matter has ended. */
  readonly retentionYears: number;
}

/** A note that was opened: its text, or the word that it was erased. */
export type OpenedNote =
  | { readonly state: 'open'; readonly text: string; readonly class: NoteClass }
  | { readonly state: 'erased' };

/** Sealed drafts: references for the events, and the item that goes into the commit's transaction. */
export interface Sealing<Field extends string> {
  readonly refs: Readonly<Record<Field, NoteRef>>;
  readonly item: SealedItem;
}

const fingerprintField = 'fingerprint';

/** The sealed table of a service: all free text, and every attribute of a person. */
export class Notes {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #keys: DataKeys;

  constructor(options: { client: DynamoDBClient; table: string; keys: DataKeys }) {
    this.#client = options.client;
    this.#table = options.table;
    this.#keys = options.keys;
  }

  /** Asks for the key that the next texts are sealed with, so that they need not wait for it. */
  async prepare(): Promise<void> {
    await this.#keys.current();
  }

  /**
   * Seals texts of one command. The command's fingerprint is sealed with them: in the open it would
   * confirm a guessed text. Throws for a field called as the fingerprint's.
   */
  async seal<const Field extends string>(
    drafts: Readonly<Record<Field, NoteDraft>>,
    fingerprint: string,
  ): Promise<Sealing<Field>> {
    const key = await this.#keys.current();
    const id = newId();
    const item: Item = { pk: { S: id }, sk: { S: 'note' }, key: { B: key.wrapped } };
    const put = (field: string, draft: NoteDraft): NoteRef => {
      if (item[`n:${field}`] !== undefined) throw new Error(`two notes called ${field}`);
      const { box, mac } = seal(key.plain, { table: this.#table, id, field }, draft.text);
      item[`n:${field}`] = {
        M: {
          box: { B: box },
          class: { S: draft.class },
          purpose: { S: draft.purpose },
          years: { N: String(draft.retentionYears) },
        },
      };
      return { note: `${id}.${field}`, mac };
    };
    const refs = mapRecord(drafts, put);
    put(fingerprintField, {
      text: fingerprint,
      class: 'secret',
      purpose: 'idempotency',
      retentionYears: 1,
    });
    return {
      refs,
      item: {
        id,
        write: {
          Put: {
            TableName: this.#table,
            Item: item,
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
      },
    };
  }

  /** Opens one note. Throws when the note never was, or is not the one that the reference means. */
  async open(ref: NoteRef): Promise<OpenedNote> {
    const opened = (await this.openAll([ref])).get(ref.note);
    if (opened === undefined) throw new Error(`no note ${ref.note}`);
    return opened;
  }

  /** Opens many notes in few reads, by note id. A note that never was is missing in the answer. */
  async openAll(refs: readonly NoteRef[]): Promise<Map<string, OpenedNote>> {
    const ids = [...new Set(refs.map(({ note }) => itemId(note)))];
    const items = new Map<string, Item>();
    const keys = ids.map((id) => ({ pk: { S: id }, sk: { S: 'note' } }));
    for (const item of await readItems(this.#client, this.#table, keys)) {
      items.set(item['pk']?.S ?? '', item);
    }
    const opened = new Map<string, OpenedNote>();
    await Promise.all(
      refs.map(async (ref) => {
        const item = items.get(itemId(ref.note));
        if (item !== undefined) opened.set(ref.note, await this.#open(ref, item));
      }),
    );
    return opened;
  }

  /** The texts among these notes that may travel to another service: cleared or public, not erased. */
  async travelling(refs: readonly NoteRef[]): Promise<Record<string, string>> {
    const texts: Record<string, string> = {};
    for (const [id, opened] of await this.openAll(refs)) {
      if (opened.state === 'open' && opened.class !== 'secret') texts[id] = opened.text;
    }
    return texts;
  }

  /** The writes that erase notes, by their ids, for good; they go into the transaction of the commit that says so. */
  erasures(ids: readonly string[], at: string): TransactWriteItem[] {
    const byItem = Map.groupBy(ids, itemId);
    return [...byItem].map(([id, notes]) => ({
      Update: {
        TableName: this.#table,
        Key: { pk: { S: id }, sk: { S: 'note' } },
        UpdateExpression: `SET ${notes.map((_, i) => `#f${i} = :erased`).join(', ')} REMOVE #print`,
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: {
          // The fingerprint goes too: it would confirm a guess of the text.
          '#print': `n:${fingerprintField}`,
          ...Object.fromEntries(notes.map((note, i) => [`#f${i}`, `n:${fieldOf(note)}`])),
        },
        ExpressionAttributeValues: { ':erased': { M: { erased: { S: at } } } },
      },
    }));
  }

  /** The fingerprint that was sealed with an item; undefined when it was erased. */
  async fingerprintOf(id: string): Promise<string | undefined> {
    const item = await readItem(this.#client, this.#table, id, 'note');
    const box = item?.[`n:${fingerprintField}`]?.M?.['box']?.B;
    const wrapped = item?.['key']?.B;
    if (box === undefined || wrapped === undefined) return undefined;
    const key = await this.#keys.unwrap(wrapped);
    return unseal(key, { table: this.#table, id, field: fingerprintField }, box).text;
  }

  async #open(ref: NoteRef, item: Item): Promise<OpenedNote> {
    const field = item[`n:${fieldOf(ref.note)}`]?.M;
    const wrapped = item['key']?.B;
    if (field?.['erased'] !== undefined) return { state: 'erased' };
    const box = field?.['box']?.B;
    if (box === undefined || wrapped === undefined)
      throw new Impossible('note-missing', `no note ${ref.note}`);
    const key = await this.#keys.unwrap(wrapped);
    const place = { table: this.#table, id: itemId(ref.note), field: fieldOf(ref.note) };
    const { text, mac } = unsealed(() => unseal(key, place, box));
    if (mac !== ref.mac)
      throw new Impossible('note-altered', `note ${ref.note} is not the one referred to`);
    return { state: 'open', text, class: noteClass(field?.['class']?.S) };
  }
}

/** A box that does not open was altered, or put elsewhere: it never will. */
function unsealed<Opened>(open: () => Opened): Opened {
  try {
    return open();
  } catch (error) {
    throw new Impossible('note-altered', 'a note does not open', { cause: error });
  }
}

function itemId(note: string): string {
  return note.slice(0, note.indexOf('.'));
}

function fieldOf(note: string): string {
  return note.slice(note.indexOf('.') + 1);
}

function noteClass(stored: string | undefined): NoteClass {
  if (stored === 'secret' || stored === 'cleared' || stored === 'public') return stored;
  throw new Error('a note without a class');
}

function mapRecord<K extends string, A, B>(
  record: Readonly<Record<K, A>>,
  map: (key: string, value: A) => B,
): Record<K, B> {
  const mapped = Object.fromEntries(
    Object.entries<A>(record).map(([key, value]) => [key, map(key, value)]),
  );
  // oxlint-disable-next-line typescript/consistent-type-assertions -- Object.fromEntries forgets the keys that it was given
  return mapped as Record<K, B>;
}
