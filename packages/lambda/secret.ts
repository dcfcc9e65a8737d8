import { signedCall } from '@ducha/signed-call';
import * as z from 'zod/mini';

const answer = z.object({ SecretString: z.string() });

/** Keeps a secret for this long before it asks again, so that a rotated one is taken up. */
const freshness = 5 * 60_000;

/**
 * A secret of Secrets Manager, parsed, fetched at the first use and again every few minutes. What was
 * fetched before serves on while a newer one cannot be had: a rotated-out version is still good.
 */
export function secret<Schema extends z.ZodMiniType>(
  id: string,
  schema: Schema,
): () => Promise<z.infer<Schema>> {
  let kept: { value: Promise<z.infer<Schema>>; since: number } | undefined;
  const fetchIt = async (): Promise<z.infer<Schema>> => {
    const { SecretString } = answer.parse(
      await signedCall('secretsmanager', 'secretsmanager.GetSecretValue', { SecretId: id }),
    );
    const json: unknown = JSON.parse(SecretString);
    return schema.parse(json);
  };
  return async () => {
    const before = kept;
    if (before !== undefined && Date.now() - before.since <= freshness) return before.value;
    const mine = { value: fetchIt(), since: Date.now() };
    kept = mine;
    try {
      return await mine.value;
    } catch (error) {
      // A failed call must not be remembered as the secret.
      if (kept === mine) kept = before;
      if (before !== undefined) return await before.value;
      throw error;
    }
  };
}
