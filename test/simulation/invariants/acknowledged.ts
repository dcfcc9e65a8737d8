import { idOf, type Commit } from '@ducha/event-log';
import { fingerprintOf } from '@ducha/lambda';
import type { Evidence, Exchange } from './evidence.ts';
import type { Invariant } from './invariant.ts';

/** A change that somebody was told was done. */
export interface Acknowledged {
  readonly exchange: Exchange;
  /** The name of the endpoint. */
  readonly name: string;
  readonly key: string;
  /** The id of its command, as `commandOf` of packages/lambda makes it. */
  readonly command: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- each endpoint answers its own
  readonly body: any;
}

/** What the house says was done, was done, once, and stays done. */
export const acknowledgedInvariants: readonly Invariant[] = [
  {
    name: 'what was acknowledged is in the log',
    says: 'Of every change that somebody was told was done there is a commit by that person, and it is of what they asked for.',
    moment: 'at-rest',
    check(evidence) {
      const commits = commitsByCommand(evidence);
      return acknowledged(evidence).flatMap((one) => {
        // Each of a list of organisations is a command of its own; those that were there stay as they were.
        if (one.name === 'registerOrganisations')
          return missingOrganisations(one, evidence, commits);
        const found = commits.get(one.command) ?? [];
        if (found.length === 0) return [`${told(one)} and is in no log`];
        const { as, endpoint } = one.exchange;
        const who = endpoint.audience === 'public' ? null : (as?.sub ?? null);
        const byThem = found.every(({ actor }) => actor.subject === who);
        return byThem ? [] : [`${told(one)}, and is in the log as somebody else's`];
      });
    },
  },
  {
    name: 'what was answered exists',
    says: 'An id that somebody was given is that of a stream which their own command began.',
    moment: 'at-rest',
    check(evidence) {
      const commits = commitsByCommand(evidence);
      return acknowledged(evidence).flatMap((one) => {
        const kind = madeBy[one.name];
        if (kind === undefined) return [];
        const found = commits.get(one.command) ?? [];
        const stream = found.find((commit) => commit.stream.startsWith(`${kind.stream}/`));
        if (stream === undefined) return [`${told(one)} and began no ${kind.stream}`];
        const id = kind.id === null ? null : JSON.stringify(one.body[kind.id]);
        return id === null || `"${stream.stream}"` === `"${kind.stream}/${id.slice(1)}`
          ? []
          : [`${told(one)} as ${id}, and began ${stream.stream}`];
      });
    },
  },
  {
    name: 'a repeated request gets the first answer',
    says: 'Whoever sends a request again with its key is told the same ids, receipt and moments as before.',
    moment: 'at-rest',
    check: (evidence) =>
      sameKey(acknowledged(evidence)).flatMap((answers) => {
        const [first, ...rest] = answers;
        return rest.flatMap((one) =>
          identities.flatMap((field) => {
            const [before, now]: unknown[] = [first?.body?.[field], one.body?.[field]];
            // A receipt is named by no fault: it is a secret.
            return before === undefined || JSON.stringify(before) === JSON.stringify(now)
              ? []
              : [`${told(one)} again, with another ${field}`];
          }),
        );
      }),
  },
  {
    name: 'a key stands for one request',
    says: 'Another request with a key that was used is refused, unless what was sealed with the first was erased.',
    moment: 'at-rest',
    check(evidence) {
      const commits = commitsByCommand(evidence);
      return sameKey(acknowledged(evidence)).flatMap((answers) => {
        const asked = answers.map(({ exchange }) => printOf(exchange));
        const other = asked.findIndex((print) => print !== asked[0]);
        const one = answers[other];
        if (one === undefined) return [];
        const erased = (commits.get(one.command) ?? []).some(({ sealed }) =>
          isErased(evidence, sealed),
        );
        return erased ? [] : [`${told(one)}, though its key stood for another request`];
      });
    },
  },
  {
    name: 'no key, no change',
    says: 'Nothing is changed by a request without an Idempotency-Key.',
    moment: 'at-rest',
    check: ({ exchanges }) =>
      exchanges.flatMap(({ endpoint, asked, answered }) =>
        endpoint.effect !== 'read' &&
        answered !== 'lost' &&
        answered.status < 300 &&
        asked.key === undefined
          ? [`${endpoint.name} was done without a key`]
          : [],
      ),
  },
];

/** Every change that was answered as done, in the order of the answers. */
export function acknowledged({ exchanges }: Pick<Evidence, 'exchanges'>): Acknowledged[] {
  return exchanges.flatMap((exchange) => {
    const { endpoint, as, asked, answered } = exchange;
    if (endpoint.effect === 'read' || answered === 'lost' || answered.status >= 300) return [];
    const { key } = asked;
    if (key === undefined) return [];
    const { name } = endpoint;
    const who = endpoint.audience === 'public' ? 'public' : (as?.sub ?? 'public');
    const command = idOf('command', name, who, key);
    return [{ exchange, name, key, command, body: answered.body }];
  });
}

/** All commits of all logs by the command that they are of. */
export function commitsByCommand({ logs }: Pick<Evidence, 'logs'>): Map<string, Commit[]> {
  const found = new Map<string, Commit[]>();
  for (const { streams } of logs) {
    for (const commits of streams.values()) {
      for (const commit of commits) {
        const before = found.get(commit.command);
        if (before === undefined) found.set(commit.command, [commit]);
        else before.push(commit);
      }
    }
  }
  return found;
}

/** What an endpoint begins, and where its answer says the id; null where it does not. */
const madeBy: Readonly<Record<string, { readonly stream: string; readonly id: string | null }>> = {
  submitComplaint: { stream: 'complaint', id: null },
  registerComplaint: { stream: 'complaint', id: 'complaint' },
  requestPhotographUpload: { stream: 'photograph', id: 'photograph' },
  requestAttachmentUpload: { stream: 'photograph', id: 'attachment' },
  requestRegisteredFile: { stream: 'photograph', id: 'file' },
  requestPhotographCopy: { stream: 'photograph-copy', id: 'photograph' },
  requestReplyEvidence: { stream: 'reply-evidence', id: 'evidence' },
  requestEvidenceUpload: { stream: 'evidence', id: 'evidence' },
  createInspection: { stream: 'inspection', id: 'inspection' },
  publishAnnouncement: { stream: 'announcement', id: 'announcement' },
  closeBatch: { stream: 'batch', id: 'batch' },
  lookAtComplaint: { stream: 'access', id: 'complaint' },
};

/** What of an answer is the same whenever it is given. */
const identities = [
  'receipt',
  'receivedAt',
  'receivedOn',
  'recordedAt',
  'complaint',
  'photograph',
  'attachment',
  'file',
  'evidence',
  'inspection',
  'announcement',
  'batch',
  'ordinal',
  'number',
] as const;

/** Answers to one person about one key, where there are several. */
function sameKey(all: readonly Acknowledged[]): Acknowledged[][] {
  return [...Map.groupBy(all, ({ command }) => command).values()].filter(
    ({ length }) => length > 1,
  );
}

/** What was asked for, as the house itself tells requests apart; a parameter that no place of the path has is not sent. */
function printOf({ endpoint, asked }: Exchange): string {
  const { query = {}, body = {} } = asked;
  const params = Object.fromEntries(
    Object.entries(asked.params ?? {}).filter(([name]) => endpoint.path.includes(`{${name}}`)),
  );
  return fingerprintOf(endpoint, { params, query, body });
}

/** Whether something that was sealed in one item was erased: its print, which would confirm a guess, goes too. */
function isErased({ sealed: tables }: Pick<Evidence, 'sealed'>, item: string | null): boolean {
  if (item === null) return false;
  return tables.some(({ items }) => {
    const found = items.get(item);
    return found !== undefined && found['n:fingerprint'] === undefined;
  });
}

function missingOrganisations(
  one: Acknowledged,
  { logs }: Pick<Evidence, 'logs'>,
  commits: ReadonlyMap<string, readonly Commit[]>,
): string[] {
  const registered: readonly { readonly code: string; readonly result: string }[] =
    one.body?.organisations ?? [];
  return registered.flatMap(({ code, result }) => {
    const made = commits.has(idOf('organisation', one.command, code));
    const there = logs.some(({ streams }) => streams.has(`organisation/${code}`));
    return made || (result === 'existed' && there)
      ? []
      : [`${told(one)}, and ${code} is in no log`];
  });
}

/** Of a fault: who was told that what was done, and when. */
function told({ exchange: { as, at }, name }: Acknowledged): string {
  return `${as?.sub ?? 'a citizen'} was told at ${new Date(at).toISOString()} that ${name} was done`;
}
