import type { review } from './zh.ts';
import type { ActFormProps, ComplaintShown } from '../acts/act-form-of.tsx';

/** What either decision's form is given. */
export interface ReviewProps extends ActFormProps {
  readonly texts: typeof review;
  /** The reply that is reviewed. */
  readonly reply: ComplaintShown['replies'][number];
}
