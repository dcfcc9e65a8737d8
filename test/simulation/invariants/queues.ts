import type { Invariant } from './invariant.ts';

/** Queues between the services, and those in which an operator finds what nobody could do. */
export const queueInvariants: readonly Invariant[] = [
  {
    name: 'queues drain',
    says: 'When nothing is under way, nothing waits in a queue from which a function receives.',
    moment: 'at-rest',
    check: ({ queues }) =>
      queues.flatMap(({ name, purpose, messages }) =>
        purpose === 'work' && messages.length > 0
          ? [
              `${messages.length} messages wait in ${name}, of them one is ${wordOf(messages[0]?.body)}`,
            ]
          : [],
      ),
  },
  {
    name: 'nothing is a dead letter',
    says: 'No message was given up, and no commit: the queues that ring an alarm are empty.',
    moment: 'at-rest',
    check: ({ queues }) =>
      queues.flatMap(({ name, purpose, messages }) =>
        purpose === 'set-aside'
          ? messages.map(
              ({ body, reason, sentAt }) =>
                `${name} holds ${wordOf(body)} of ${new Date(sentAt).toISOString()}: ${reason ?? 'tried too often'}`,
            )
          : [],
      ),
  },
];

/** What a message is about, without anything that it says. */
function wordOf(body = ''): string {
  try {
    const { type, subject, stream } = JSON.parse(body) as Readonly<Record<string, unknown>>;
    const about = [type, subject ?? stream].filter((word) => typeof word === 'string');
    return about.length === 0 ? 'a message' : about.join(' of ');
  } catch {
    return 'a message that is not JSON';
  }
}
