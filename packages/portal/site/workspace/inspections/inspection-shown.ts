import type { readInspection } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';
import type { inspections } from './zh.ts';

/** An inspection as the house shows it to officials. */
export type InspectionShown = BodyOf<typeof readInspection>;
export type InspectionPolicy = InspectionShown['policy'];

export type InspectionTexts = typeof inspections;

/** What the page of an inspection gives to the form of an act. */
export interface InspectionActProps {
  readonly texts: InspectionTexts;
  readonly inspection: InspectionShown;
  readonly done: () => void;
  readonly close: () => void;
}
