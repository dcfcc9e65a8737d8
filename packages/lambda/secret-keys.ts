import * as z from 'zod/mini';

const version = z.int().check(z.minimum(1), z.maximum(9));

/**
 * A secret of our own making: `{"secret": …}` as a stack generates it (version 1 then), or after a rotation
 * `{"keys": [{"version", "secret", "since"}, …]}`, older keys kept for what was made with them.
 */
export const secretKeys = z.union([
  z.strictObject({
    keys: z
      .array(
        z.strictObject({
          version,
          secret: z.string().check(z.minLength(32)),
          since: z.iso.datetime(),
        }),
      )
      .check(z.minLength(1), z.maxLength(9)),
  }),
  z.pipe(
    z.strictObject({ secret: z.string().check(z.minLength(32)) }),
    z.transform(({ secret }) => ({
      keys: [{ version: 1, secret, since: '1970-01-01T00:00:00Z' }],
    })),
  ),
]);
export type SecretKeys = z.infer<typeof secretKeys>;
export type SecretKey = SecretKeys['keys'][number];

/** The key that is used now, and the one before it. */
export function newestFirst({ keys }: SecretKeys): readonly [SecretKey, SecretKey?] {
  const [newest, before] = keys.toSorted((a, b) => Date.parse(b.since) - Date.parse(a.since));
  if (newest === undefined) throw new Error('a secret without a key');
  return before === undefined ? [newest] : [newest, before];
}
