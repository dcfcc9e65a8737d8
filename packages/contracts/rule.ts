import * as z from 'zod/mini';

/** A rule about the members of an object together: either this one or that one, this one only with that. */
export interface Rule<Value> {
  /** The rule in JSON Schema, for the document. It says what `holds` says, no more and no less. */
  readonly says: Readonly<Record<string, unknown>>;
  readonly holds: (value: Value) => boolean;
  /** The member that is at fault, and what is wrong, in one English sentence. */
  readonly at: string;
  readonly fault: string;
}

/** An object for which the rules hold: the house checks them, and the OpenAPI document says them. */
export function withRules<Shape extends z.core.$ZodShape, Config extends z.core.$ZodObjectConfig>(
  schema: z.ZodMiniObject<Shape, Config>,
  ...rules: readonly Rule<z.output<z.ZodMiniObject<Shape, Config>>>[]
): z.ZodMiniObject<Shape, Config> {
  return schema.check(
    ...rules.map(({ holds, at, fault }) =>
      z.refine<z.output<typeof schema>>(holds, { path: [at], message: fault }),
    ),
    z.meta({ allOf: rules.map(({ says }) => says) }),
  );
}
