/** Everything that a function may say, in one closed list: code → level and meaning. */
const registry = {
  'early-call-failed': {
    level: 'warn',
    says: 'what the first request will need could not be fetched before it',
  },
  'request-completed': { level: 'info', says: 'an HTTP request was answered' },
  'request-failed': { level: 'error', says: 'an HTTP request met an error that nobody planned' },
  'request-late': { level: 'error', says: 'an HTTP request was given up at the last moment' },
  'request-unavailable': { level: 'warn', says: 'a dependency did not answer in time' },
  'failure-counted': {
    level: 'info',
    says: 'a try that the house slows when there are many failed',
  },
  'network-slowed': { level: 'warn', says: 'a network in which too much failed was told to wait' },
  'failure-uncounted': { level: 'error', says: 'failures could not be counted, nor slowed' },
  'message-done': { level: 'info', says: 'a message in the inbox was done' },
  'message-retry': {
    level: 'warn',
    says: 'a message could not be done now and stays in the queue',
  },
  'message-strange': {
    level: 'warn',
    says: 'a message that this code does not understand stays in the queue for newer code',
  },
  'message-never': { level: 'error', says: 'a message can never be done and is a dead letter' },
  'relay-completed': { level: 'info', says: 'a batch of commits was sent and projected' },
  'commit-set-aside': { level: 'error', says: 'a commit can never be relayed as it is' },
  'relay-failed': { level: 'error', says: 'a commit could not be relayed now' },
  'sweep-completed': { level: 'info', says: 'the clock looked at what is due' },
  'site-published': { level: 'info', says: 'the portal’s files lie where they are served from' },
  'site-failed': { level: 'error', says: 'the portal’s files could not be published' },
  'sweep-failed': { level: 'error', says: 'a due row could not be acted on now' },
} as const satisfies Record<string, { level: 'info' | 'warn' | 'error'; says: string }>;

export type LogCode = keyof typeof registry;

/** Words of our own (codes, names of endpoints and events) and numbers; never a text or a person. */
export type LogFields = Readonly<Record<string, string | number | boolean>>;

/** One line of JSON. A field that does not look like a code is withheld, whoever passes it. */
export function log(code: LogCode, fields: LogFields = {}): void {
  const line = {
    ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, harmless(value)])),
    ...registry[code],
    code,
    function: process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? 'none',
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** What may be said of an error: its class and where it was thrown; its message may quote data. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return {
    error: error.name,
    at: frames
      .slice(0, 3)
      .map((frame) => /([\w.-]+:\d+):\d+\)?$/.exec(frame)?.[1] ?? 'unknown')
      .join('<'),
    ...(error.cause instanceof Error ? { cause: error.cause.name } : {}),
  };
}

/** ASCII words of ours, none so long a number as a telephone's, a receipt's or an identity card's. */
function harmless(value: string | number | boolean): string | number | boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Math.abs(value) < 10_000_000 ? value : 'withheld';
  return /^[\w./:<,+-]{0,200}$/.test(value) && !/\d{7}/.test(value) ? value : 'withheld';
}
