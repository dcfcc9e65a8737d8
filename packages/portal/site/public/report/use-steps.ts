import { useEffect, useState } from 'preact/hooks';
import { steps, type Step } from './faults.ts';

/**
 * The step that is shown. Each is an entry of the browser's history: its back button goes a step back,
 * not away; a reload stays where it was.
 */
export function useSteps(): {
  readonly step: Step;
  readonly go: (step: Step) => void;
  /** Goes to the one before that which is shown. */
  readonly back: (shown: Step) => void;
} {
  const [step, setStep] = useState<Step>('what');
  useEffect(() => {
    const follow = (): void => setStep(stepIn(history.state, 'step') ?? 'what');
    follow();
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go = (next: Step): void => {
    if (next === step) return;
    history.pushState({ step: next, from: step }, '');
    setStep(next);
  };
  return {
    step,
    go,
    back: (shown) => {
      const before = steps[steps.indexOf(shown) - 1];
      if (before === undefined) return;
      if (stepIn(history.state, 'from') === before) history.back();
      else go(before);
    },
  };
}

function stepIn(state: unknown, name: 'step' | 'from'): Step | undefined {
  const value: unknown =
    typeof state === 'object' && state !== null ? Reflect.get(state, name) : undefined;
  return steps.find((step) => step === value);
}
