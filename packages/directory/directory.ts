import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { LocalDate } from '@ducha/calendar';
import type { OrganisationEntry, OrganisationName } from '@ducha/contracts';
import { readItem, listPages, rowData, rowKey } from '@ducha/event-log';
import type { Notes } from '@ducha/notes';
import { entryOf, organisationsList } from './organisation-row.ts';
import { organisationStream } from './organisation-stream.ts';

/** An organisation's name in both languages; the English one may not be known. */
export interface Naming {
  readonly chinese: string;
  readonly english: string | null;
}

export interface DirectoryOptions {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly notes: Notes;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** How long a function believes what it read, in milliseconds. */
const freshness = 30_000;
const pageSize = 500;

/** The organisations as this service's views hold them, kept in the function for half a minute. */
export class Directory {
  readonly #options: DirectoryOptions;
  readonly #now: () => number;
  readonly #entries = new Map<string, { entry: OrganisationEntry; since: number }>();
  readonly #names = new Map<string, { text: string; since: number }>();

  constructor(options: DirectoryOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** The organisation of a code; undefined when it is not registered. A miss is asked again next time. */
  async find(code: string): Promise<OrganisationEntry | undefined> {
    const known = this.#entries.get(code);
    if (known !== undefined && this.#isFresh(known)) return known.entry;
    const { client, table } = this.#options;
    const item = await readItem(
      client,
      table,
      rowKey(`${organisationStream.kind}/${code}`),
      'main',
    );
    if (item === undefined) {
      this.#entries.delete(code);
      return undefined;
    }
    const entry = entryOf({ data: rowData(item) });
    this.#entries.set(code, { entry, since: this.#now() });
    return entry;
  }

  /** Every organisation, by code, as the views have it now: what is published of all goes by no memory. */
  async all(): Promise<readonly OrganisationEntry[]> {
    const entries: OrganisationEntry[] = [];
    const { client, table } = this.#options;
    const query = { index: 'list1', lists: [organisationsList], limit: pageSize } as const;
    for await (const rows of listPages(client, table, query)) entries.push(...rows.map(entryOf));
    const since = this.#now();
    for (const entry of entries) this.#entries.set(entry.organisation, { entry, since });
    return entries;
  }

  /**
   * The name that holds on a day; before the first name's day, the first name. Undefined when the
   * code is not registered or its name was erased.
   */
  async nameOn(code: string, date: LocalDate): Promise<Naming | undefined> {
    const entry = await this.find(code);
    return entry === undefined ? undefined : (await this.namesOn([entry], date)).get(code);
  }

  /** The names of many organisations on a day, by code; one whose name was erased is missing. */
  async namesOn(
    entries: readonly OrganisationEntry[],
    date: LocalDate,
  ): Promise<Map<string, Naming>> {
    const valid = entries.flatMap((entry) => {
      const name = nameIn(entry.names, date);
      return name === undefined ? [] : [{ code: entry.organisation, name }];
    });
    await this.#openNames(valid.map(({ name }) => name));
    return new Map(
      valid.flatMap(({ code, name }) => {
        const chinese = this.#names.get(name.chinese.note)?.text;
        const english =
          name.english === null ? undefined : this.#names.get(name.english.note)?.text;
        return chinese === undefined
          ? []
          : [[code, { chinese, english: english ?? null }] as const];
      }),
    );
  }

  async #openNames(names: readonly OrganisationName[]): Promise<void> {
    const wanted = names
      .flatMap(({ chinese, english }) => (english === null ? [chinese] : [chinese, english]))
      .filter(({ note }) => {
        const known = this.#names.get(note);
        return known === undefined || !this.#isFresh(known);
      });
    if (wanted.length === 0) return;
    const opened = await this.#options.notes.openAll(wanted);
    const since = this.#now();
    for (const { note } of wanted) {
      const found = opened.get(note);
      if (found?.state === 'open') this.#names.set(note, { text: found.text, since });
      else this.#names.delete(note);
    }
  }

  #isFresh({ since }: { since: number }): boolean {
    return this.#now() - since < freshness;
  }
}

/** The newest name that had begun by that day, else the first. */
export function nameIn(
  names: readonly OrganisationName[],
  date: LocalDate,
): OrganisationName | undefined {
  return names.findLast(({ from }) => from <= date) ?? names[0];
}
