import * as z from 'zod/mini';
import {
  hoursOfDay,
  organisationCode,
  period,
  reminderStep,
  type Period,
  type PolicyForm,
  type PolicyValue,
  type ReminderStep,
  type Service,
} from '@ducha/contracts';

/** A text in both languages. */
export interface Bilingual {
  readonly chinese: string;
  readonly english: string;
}

/** One thing that the sources leave open [policy]: what it is called, what it can be, and what it is until the office says otherwise. */
export interface PolicyEntry {
  readonly label: Bilingual;
  readonly form: DeepReadonly<PolicyForm>;
  readonly standard: DeepReadonly<PolicyValue>;
  /** Where the rule and its default come from. */
  readonly source: Bilingual;
  /** The event that a period counts from. */
  readonly countsFrom?: Bilingual;
}

/** All that is policy in one service. */
export interface PolicyDocument {
  readonly service: Service;
  readonly entries: Readonly<Record<string, PolicyEntry>>;
}

/** What a document says at one moment, by entry. */
export type PolicyValues<Document extends PolicyDocument> = {
  readonly [Name in keyof Document['entries']]: ValueOf<Document['entries'][Name]['form']>;
};

type ValueOf<Form> = Form extends { kind: 'count' }
  ? number
  : Form extends { kind: 'yes-no' }
    ? boolean
    : Form extends { kind: 'period' }
      ? Period
      : Form extends { kind: 'choice'; options: readonly { code: infer Code }[] }
        ? Code
        : Form extends { kind: 'organisation' }
          ? string
          : Form extends { kind: 'organisations' }
            ? string[]
            : Form extends { kind: 'delays' }
              ? number[]
              : Form extends { kind: 'hours' }
                ? { from: number; until: number }
                : Form extends { kind: 'ladder' }
                  ? ReminderStep[]
                  : never;

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** The schema of what fits a form; its faults are those that a person reads. */
export function schemaOfForm(form: PolicyEntry['form']): z.ZodMiniType<PolicyValue> {
  switch (form.kind) {
    case 'count':
      return z.int().check(z.minimum(form.least), z.maximum(form.most));
    case 'yes-no':
      return z.boolean();
    case 'period':
      return z.strictObject({
        value: z.int().check(z.minimum(1), z.maximum(form.most)),
        unit: period().shape.unit.check(
          z.refine((unit) => form.units.includes(unit), {
            error: `Must be one of ${form.units.join(', ')}`,
            params: { fault: 'unit-not-here' },
          }),
        ),
      });
    case 'choice':
      return z.enum(form.options.map(({ code }) => code));
    case 'organisation':
      return organisationCode;
    case 'organisations':
      return z
        .array(organisationCode)
        .check(z.minLength(1), z.maxLength(form.most), z.refine(isEachOnce, eachOnce));
    case 'delays':
      return z
        .array(z.int().check(z.minimum(1), z.maximum(100_000)))
        .check(z.minLength(1), z.maxLength(form.most));
    case 'hours':
      return hoursOfDay().check(
        z.refine(({ from, until }) => from > until, {
          error: 'The hours run over midnight: they begin later in the day than they end',
          params: { fault: 'over-midnight' },
        }),
      );
    case 'ladder':
      return z.array(reminderStep()).check(
        z.minLength(1),
        z.maxLength(form.most),
        z.refine((steps) => isEachOnce(steps.map(({ step }) => step)), eachOnce),
      );
  }
}

/** The schema of a document's values, made once. */
export function schemaOf<Document extends PolicyDocument>(
  document: Document,
): z.ZodMiniType<PolicyValues<Document>> {
  const known = schemas.get(document);
  const schema =
    known ??
    z.strictObject(
      Object.fromEntries(
        Object.entries(document.entries).map(([name, { form }]) => [name, schemaOfForm(form)]),
      ),
    );
  schemas.set(document, schema);
  // oxlint-disable-next-line typescript/consistent-type-assertions -- `ValueOf` says in types what `schemaOfForm` says in schemas; a test holds each default against both
  return schema as z.ZodMiniType<PolicyValues<Document>>;
}

const schemas = new WeakMap<PolicyDocument, z.ZodMiniType>();

const eachOnce = { error: 'Each is named once', params: { fault: 'named-twice' } };

function isEachOnce(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}
