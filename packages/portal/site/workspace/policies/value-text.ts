import type { PolicyForm, PolicyValue, ReminderStep } from '@ducha/contracts';
import { inLanguage, type Language } from '../../language.ts';
import type { policies } from './zh.ts';

/** How codes are called: organisations, duties. */
export interface Names {
  readonly language: Language;
  readonly organisation: (code: string) => string;
  readonly duty: (code: string) => string;
}

/** What a rule says, as lines of words. */
export function valueLines(
  form: PolicyForm,
  value: PolicyValue,
  texts: (typeof policies)['words'],
  names: Names,
): readonly string[] {
  switch (form.kind) {
    case 'count':
      return typeof value === 'number' ? [texts.count[form.unit](value)] : [];
    case 'yes-no':
      return [value === true ? texts.yes : texts.no];
    case 'period':
      return isPeriod(value) ? [texts.period[value.unit](value.value)] : [];
    case 'choice': {
      const option = form.options.find(({ code }) => code === value);
      return option === undefined ? [] : [inLanguage(names.language, option.label)];
    }
    case 'organisation':
      return typeof value === 'string' ? [names.organisation(value)] : [];
    case 'organisations':
      return Array.isArray(value) ? value.map(String).map(names.organisation) : [];
    case 'delays':
      return Array.isArray(value) ? [texts.delays(value.map(Number))] : [];
    case 'hours':
      return isHours(value) ? [texts.hours(value.from, value.until)] : [];
    case 'ladder':
      return stepsOf(value).map((step) =>
        texts.step(whenText(step, texts), step.duties.map(names.duty), step.office),
      );
  }
}

/** The steps of a ladder; none where the value is something else. */
export function stepsOf(value: PolicyValue): readonly ReminderStep[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'object') : [];
}

export function isPeriod(
  value: PolicyValue,
): value is Extract<PolicyValue, { readonly unit: string }> {
  return typeof value === 'object' && 'unit' in value;
}

export function isHours(
  value: PolicyValue,
): value is Extract<PolicyValue, { readonly from: number }> {
  return typeof value === 'object' && 'until' in value;
}

function whenText({ time }: ReminderStep, texts: (typeof policies)['words']): string {
  if (time.anchor === 'due') return texts.due;
  if (time.anchor === 'asked') return texts.asked(time.hours);
  if (time.days === 0) return texts.onDay;
  return time.days < 0 ? texts.before(-time.days) : texts.after(time.days);
}
