import * as z from 'zod/mini';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readList } from '@ducha/event-log';
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

const freshness = 30_000;

/** The types and industries, kept in the function for half a minute; an unknown code is looked up at once. */
export class ComplaintTypes {
  readonly #source: { client: DynamoDBClient; table: string; notes: Notes };
  #kept: { entries: readonly TypeEntry[]; since: number } | undefined;

  constructor(source: { client: DynamoDBClient; table: string; notes: Notes }) {
    this.#source = source;
  }

  /** Every entry of every list, in order. */
  async all(): Promise<readonly TypeEntry[]> {
    if (this.#kept !== undefined && Date.now() - this.#kept.since < freshness) {
      return this.#kept.entries;
    }
    return this.#read();
  }

  /** Which of these codes no list has in use. */
  async unknown(kind: 'type' | 'industry', codes: readonly string[]): Promise<string[]> {
    const missing = (entries: readonly TypeEntry[]): string[] =>
      codes.filter(
        (code) =>
          !entries.some((entry) => entry.kind === kind && entry.code === code && !entry.retired),
      );
    if (codes.length === 0) return [];
    const unknown = missing(await this.all());
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

  async #read(): Promise<readonly TypeEntry[]> {
    const { client, table, notes } = this.#source;
    const { rows } = await readList(client, table, {
      index: 'list1',
      lists: [complaintTypesList],
      limit: 1_000,
    });
    const defined = rows.map(({ data }) => z.parse(complaintTypeDefined.data, data));
    const opened = await notes.openAll(
      defined.flatMap(({ chinese, english }) => [chinese, english]),
    );
    const entries = defined.map(({ chinese, english, ...entry }) => ({
      ...entry,
      name: { chinese: textOf(opened, chinese), english: textOf(opened, english) },
    }));
    if (entries.length > 0) this.#kept = { entries, since: Date.now() };
    return entries;
  }
}
