import type { Answer } from './answer.ts';
import { codeOf } from './api.ts';
import type { FrameTextsOf } from './frame-texts.ts';

/** What a page says in the place of something that it could not read. */
export function stateText(
  states: FrameTextsOf['states'],
  answer: Exclude<Answer<unknown>, { readonly state: 'ready' }>,
): string {
  const known: Readonly<Record<string, string>> = states.problem;
  const why =
    answer.state === 'failed' && answer.problem !== undefined
      ? known[codeOf(answer.problem)]
      : undefined;
  return why ?? states[answer.state];
}
