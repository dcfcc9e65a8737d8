import type { screen } from './zh.ts';
import type { ActFormProps } from '../acts/act-form-of.tsx';

export type ScreenTexts = typeof screen;

/** What each decision's form is given. */
export interface DecisionProps extends ActFormProps {
  readonly texts: ScreenTexts;
}
