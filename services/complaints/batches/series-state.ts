import type * as z from 'zod/mini';
import type { wholeSeries } from './series-events.ts';

/** The series of batches of an inspection. */
export type Series = z.infer<ReturnType<typeof wholeSeries>>;
