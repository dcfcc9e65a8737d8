import * as z from 'zod/mini';
import { once, type Built } from './built-once.ts';

/**
 * One event type: its name carries the major version (`complaint.transferred.v1`), its data is made of
 * the value types in `code.ts` alone.
 */
export interface EventDeclaration<Type extends string, Data extends z.ZodMiniType> {
  readonly type: Type;
  readonly data: Data;
  readonly schema: z.ZodMiniObject<{ type: z.ZodMiniLiteral<Type>; data: Data }, z.core.$strict>;
}

/**
 * Declares an event type; its data given as `() => z.strictObject(…)` is built when an event of the type is
 * first read or written. Throws when the name does not end in a major version.
 */
export function event<const Type extends string, Data extends z.ZodMiniType>(
  type: Type,
  data: Built<Data>,
): EventDeclaration<Type, Data> {
  if (!/^[a-z-]+(?:\.[a-z-]+)+\.v[1-9]\d*$/.test(type))
    throw new Error(`not an event type: ${type}`);
  const built = once(data);
  const schema = once(() => z.strictObject({ type: z.literal(type), data: built() }));
  return {
    type,
    get data() {
      return built();
    },
    get schema() {
      return schema();
    },
  };
}

/** The event that a declaration describes: `{ type, data }`. */
export type EventOf<Declaration> =
  Declaration extends EventDeclaration<infer Type, infer Data>
    ? { readonly type: Type; readonly data: z.infer<Data> }
    : never;
