import * as z from 'zod/mini';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { NoteRef } from '@ducha/contracts';
import { listPages } from '@ducha/event-log';
import type { Notes } from '@ducha/notes';
import { complaintTypeDefined } from './complaint-type.ts';
import type { Bilingual } from '../complaint/words.ts';
import { complaintTypesList } from '../projections.ts';
import { textOf } from '../complaint/texts.ts';

/** A type 问题类型 or an industry 行业类别 of a list, with its names. */
export interface TypeEntry {
  readonly list: string;
  readonly kind: 'type' | 'industry';
  readonly code: string;
  readonly name: Bilingual;
  readonly order: number;
  readonly retired: boolean;
}

/** An entry as its row has it: its names are notes, which are opened when somebody reads them. */
type DefinedType = z.infer<typeof complaintTypeDefined.data>;

const freshness = 30_000;

const pageSize = 200;

/** Every entry of every list, in order, however many pages they fill. */
export async function definedTypes(source: {
  readonly client: DynamoDBClient;
  readonly table: string;
}): Promise<readonly DefinedType[]> {
  const defined: DefinedType[] = [];
  const query = { index: 'list1', lists: [complaintTypesList], limit: pageSize } as const;
  for await (const rows of listPages(source.client, source.table, query)) {
    defined.push(...rows.map(({ data }) => z.parse(complaintTypeDefined.data, data)));
  }
  return defined;
}

/** The types and industries, kept in the function for half a minute; an unknown code is looked up at once. */
export class ComplaintTypes {
  readonly #source: { client: DynamoDBClient; table: string; notes: Notes };
  #kept: { defined: readonly DefinedType[]; since: number } | undefined;
  /** A note never says anything else: what was opened once is known. */
  readonly #texts = new Map<string, string>();

  constructor(source: { client: DynamoDBClient; table: string; notes: Notes }) {
    this.#source = source;
  }

  /** Every entry of every list, in order, with the names of this moment. */
  async all(): Promise<readonly TypeEntry[]> {
    const defined = await this.#read();
    const wanted = defined
      .flatMap(({ chinese, english }) => [chinese, english])
      .filter(({ note }) => !this.#texts.has(note));
    const opened = await this.#source.notes.openAll(wanted);
    for (const one of wanted) this.#texts.set(one.note, textOf(opened, one));
    const text = ({ note }: NoteRef): string => this.#texts.get(note) ?? '';
    return defined.map(({ chinese, english, ...entry }) => ({
      ...entry,
      name: { chinese: text(chinese), english: text(english) },
    }));
  }

  /** Which of these codes no list has in use. No name is opened for it. */
  async unknown(kind: 'type' | 'industry', codes: readonly string[]): Promise<string[]> {
    const missing = (defined: readonly DefinedType[]): string[] =>
      codes.filter(
        (code) =>
          !defined.some((entry) => entry.kind === kind && entry.code === code && !entry.retired),
      );
    if (codes.length === 0) return [];
    const unknown = missing(await this.#defined());
    return unknown.length === 0 ? [] : missing(await this.#read());
  }

  /** The name of a type's code; the code itself where no list names it. */
  async namer(): Promise<(code: string) => Bilingual> {
    const names = new Map<string, Bilingual>();
    for (const entry of await this.all()) {
      if (!names.has(entry.code)) names.set(entry.code, entry.name);
    }
    return (code) => names.get(code) ?? { chinese: code, english: code };
  }

  async #defined(): Promise<readonly DefinedType[]> {
    return this.#kept !== undefined && Date.now() - this.#kept.since < freshness
      ? this.#kept.defined
      : this.#read();
  }

  async #read(): Promise<readonly DefinedType[]> {
    const defined = await definedTypes(this.#source);
    // An empty list is being filled: it is asked again next time.
    if (defined.length > 0) this.#kept = { defined, since: Date.now() };
    return defined;
  }
}
