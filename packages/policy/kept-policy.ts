import * as z from 'zod/mini';
import { once, policyEntryName, policyValue } from '@ducha/contracts';
import { schemaOf, type PolicyDocument, type PolicyValues } from './document.ts';
import { standardsOf, type PolicyInForce } from './policy-at.ts';

/**
 * What a policy said when a matter began, as an event keeps it with the matter: the last change by then,
 * and every entry with its value.
 */
export const keptPolicy = once(() =>
  z.strictObject({
    change: z.int().check(z.minimum(0), z.maximum(1_000_000)),
    entries: z
      .array(z.strictObject({ entry: policyEntryName, value: policyValue() }))
      .check(z.maxLength(60)),
  }),
);
export type KeptPolicy = z.infer<ReturnType<typeof keptPolicy>>;

/** A policy as a matter keeps it. */
export function keepPolicy({ change, values }: PolicyInForce<object>): KeptPolicy {
  const entries = Object.entries<unknown>({ ...values });
  return keptPolicy().parse({
    change,
    entries: entries.map(([entry, value]) => ({ entry, value })),
  });
}

/** What holds for a matter that kept its policy. An entry that there was not yet then says its default. */
export function recallPolicy<Document extends PolicyDocument>(
  document: Document,
  { entries }: KeptPolicy,
): PolicyValues<Document> {
  const said: Record<string, unknown> = { ...standardsOf(document) };
  for (const { entry, value } of entries) if (entry in said) said[entry] = value;
  return schemaOf(document).parse(said);
}
