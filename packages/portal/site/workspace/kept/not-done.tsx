import type { Endpoint } from '@ducha/contracts';
import type { Act } from '../../act.ts';
import { codeOf } from '../../api.ts';
import { useWords } from '../words.ts';

/** Why a small act beside what somebody keeps has not come to its end, in the words of the house where it gave any. */
export function NotDone<E extends Endpoint>(props: {
  readonly act: Act<E>;
  readonly otherwise: string;
}) {
  const { act, otherwise } = props;
  const { words } = useWords();
  const sentences: Readonly<Record<string, string>> = words.problem;
  if (act.state === 'unanswered') return <span role="alert">{otherwise}</span>;
  // What is not there was done before: here when the answer was lost, or on another device.
  if (act.state !== 'refused' || act.status === 404) return null;
  return <span role="alert">{sentences[codeOf(act.problem)] ?? otherwise}</span>;
}
