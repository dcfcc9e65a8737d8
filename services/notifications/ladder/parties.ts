import * as z from 'zod/mini';
import { organisationCode } from '@ducha/contracts';
import { listPages } from '@ducha/event-log';
import { isRecused, type Person, type Store } from '@ducha/lambda';
import { partiesList } from './ladder-rows.ts';

const row = z.object({
  organisation: organisationCode,
  parts: z.nullable(z.array(organisationCode)),
});
const pageSize = 100;

/**
 * 回避: those of some matters, by their numbers, from which a person is recused: it is the case of an
 * organisation of theirs, whoever is to act. Of a matter of which it was not said whose case it is, whoever is
 * of an organisation is recused: it may be theirs.
 */
export async function recusedFrom(
  { client, table }: Pick<Store, 'client' | 'table'>,
  person: Person | null,
  numbers: readonly string[],
): Promise<ReadonlySet<string>> {
  if (person === null || person.organisation === null) return new Set();
  const asked = [...new Set(numbers)];
  const recused = await Promise.all(
    asked.map(async (number) => {
      const rows: z.infer<typeof row>[] = [];
      const query = { index: 'list1', lists: [partiesList(number)], limit: pageSize } as const;
      for await (const page of listPages(client, table, query)) {
        rows.push(...page.map(({ data }) => row.parse(data)));
      }
      const isKnown = rows.length > 0 && rows.every(({ parts }) => parts !== null);
      const parties = rows.flatMap(({ organisation, parts }) => [organisation, ...(parts ?? [])]);
      return !isKnown || isRecused(person, parties);
    }),
  );
  return new Set(asked.filter((_, index) => recused[index]));
}
