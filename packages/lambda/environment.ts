import * as z from 'zod/mini';

/**
 * The function's environment, parsed once at cold start. Throws with the names (never the values) of
 * what is missing or malformed, so that a wrong deployment fails at its first invocation.
 */
export function readEnvironment<Schema extends z.ZodMiniType>(schema: Schema): z.infer<Schema> {
  // A function meets each shape a few times in its life: a parser compiled for it would cost more than it saves.
  z.config({ jitless: true });
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => issue.path.join('.'));
  throw new Error(`environment variables missing or malformed: ${names.join(', ')}`);
}
