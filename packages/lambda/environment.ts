import type * as z from 'zod';

/**
 * The function's environment, parsed once at cold start. Throws with the names (never the values) of
 * what is missing or malformed, so that a wrong deployment fails at its first invocation.
 */
export function readEnvironment<Schema extends z.ZodType>(schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => issue.path.join('.'));
  throw new Error(`environment variables missing or malformed: ${names.join(', ')}`);
}
