import * as z from 'zod';

/**
 * One event type: its name carries the major version (`complaint.transferred.v1`), its data is made of
 * the value types in `code.ts` alone.
 */
export interface EventDeclaration<Type extends string, Data extends z.ZodType> {
  readonly type: Type;
  readonly data: Data;
  readonly schema: z.ZodObject<{ type: z.ZodLiteral<Type>; data: Data }, z.core.$strict>;
}

/** Declares an event type. Throws when the name does not end in a major version. */
export function event<const Type extends string, Data extends z.ZodType>(
  type: Type,
  data: Data,
): EventDeclaration<Type, Data> {
  if (!/^[a-z-]+(?:\.[a-z-]+)+\.v[1-9]\d*$/.test(type))
    throw new Error(`not an event type: ${type}`);
  return { type, data, schema: z.strictObject({ type: z.literal(type), data }) };
}

/** The event that a declaration describes: `{ type, data }`. */
export type EventOf<Declaration> =
  Declaration extends EventDeclaration<infer Type, infer Data>
    ? { readonly type: Type; readonly data: z.infer<Data> }
    : never;
