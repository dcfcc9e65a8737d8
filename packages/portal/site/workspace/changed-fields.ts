/** One thing that a page says of a matter: what it is called, and what it says. */
export interface Field {
  readonly label: string;
  readonly text: string;
}

/** A field that says something else than before. Null where one of the two did not say it at all. */
export interface ChangedField {
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What differs between what a person saw of a matter and what it is by now, in the order of the fields. */
export function changedFields(
  before: readonly Field[],
  after: readonly Field[],
): readonly ChangedField[] {
  const textsOf = (fields: readonly Field[]): ReadonlyMap<string, string> =>
    new Map(fields.map(({ label, text }) => [label, text]));
  const [was, is] = [textsOf(before), textsOf(after)];
  return [...new Set([...is.keys(), ...was.keys()])]
    .map((label) => ({ label, before: was.get(label) ?? null, after: is.get(label) ?? null }))
    .filter((field) => field.before !== field.after);
}
