import { wordOf } from '../words.ts';
import type { Reminder, ReminderTexts } from './reminder-texts.ts';

const colours = {
  created: '',
  sending: 'blue',
  'handed-over': 'blue',
  delivered: 'green',
  'failed-temporarily': 'yellow',
  'failed-permanently': 'red',
  'failed-technically': 'yellow',
  ambiguous: 'yellow',
  withdrawn: '',
} as const;

/** How far a message has come, in words. */
export function Delivery(props: { readonly sent: Reminder; readonly texts: ReminderTexts }) {
  const { sent, texts } = props;
  const { state, channel } = sent;
  // A mail server tells no more than that it took the message.
  const says =
    state === 'handed-over' && channel === 'mail' ? texts.withMailServer : texts.states[state];
  return <span class={`tag wrapping ${colours[state]}`}>{says}</span>;
}

/** Why a message was sent: a hand-over, or which step of the ladder. */
export function why(sent: Reminder, texts: ReminderTexts): string {
  const occasion = texts.occasion[sent.occasion];
  return sent.step === null ? occasion : `${occasion} · ${wordOf(texts.step, sent.step)}`;
}
