import type { screen } from '../../../texts/zh/work-screen.ts';
import type { ActFormProps } from './act-form-of.tsx';

export type ScreenTexts = typeof screen;

/** What each decision's form is given. */
export interface DecisionProps extends ActFormProps {
  readonly texts: ScreenTexts;
}
