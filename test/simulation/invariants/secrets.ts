import type { Planted, PlantedKind } from '../people/planted.ts';
import type { Evidence, Exchange, StoredItem, StoredValue } from './evidence.ts';
import type { Invariant } from './invariant.ts';

/**
 * Confidentiality (domain, section 4): retaliation is punishable, and real leaks came from published tables. What
 * citizens say of themselves lies in the sealed tables alone, and there as bytes that say nothing; so it is looked for
 * wherever else a byte of the house lies, by its very characters, in whatever form texts are carried.
 */
export const secretInvariants: readonly Invariant[] = [
  {
    name: 'no secret stands in a table',
    says: 'In no table, sealed or not, stands a word, a name, a number or an address of a person as somebody could read it.',
    moment: 'at-the-end',
    check(evidence) {
      const isSecret = secretsOf(evidence);
      const faults: string[] = [];
      const look = (where: string, found: readonly string[]): void => {
        for (const text of found) {
          const planted = isSecret(text);
          if (planted !== undefined) faults.push(`${wordFor(planted)} stands in ${where}`);
        }
      };
      for (const { service, streams, derived, others } of evidence.logs) {
        for (const [stream, commits] of streams) {
          for (const commit of commits) {
            look(
              `commit ${commit.version} of ${stream} (${service})`,
              suspects(commit, commitText),
            );
          }
        }
        for (const [partition, items] of derived) {
          for (const item of items) look(`${partition} (${service})`, suspects(item, itemText));
        }
        for (const item of others)
          look(`${item['pk']?.S ?? ''} (${service})`, suspects(item, itemText));
      }
      for (const { service, items } of evidence.sealed) {
        for (const [id, item] of items)
          look(`note ${id} (${service}), unsealed`, suspects(item, itemText));
      }
      for (const item of evidence.others) look('a table beside the logs', suspects(item, itemText));
      return faults;
    },
  },
  {
    name: 'no secret leaves the house',
    says: 'No secret is in a message between services, in a text message, in a mail, in a line of the logs, or in the name of a file.',
    moment: 'at-the-end',
    check(evidence) {
      const isSecret = secretsOf(evidence);
      const places: (readonly [where: string, texts: Iterable<string>])[] = [
        ...evidence.queues.map(
          ({ name, messages }) => [`queue ${name}`, messages.map(({ body }) => body)] as const,
        ),
        ['a message between services', evidence.carried],
        ['a message to an official', evidence.sent.map(({ text }) => text)],
        ['the logs of functions', evidence.logged],
        ['the name of a file', evidence.files],
      ];
      return places.flatMap(([where, texts]) => {
        const found = new Set<string>();
        for (const text of texts) {
          for (const one of [...suspectsIn(text), ...suspectsIn(unpacked(text))]) {
            const planted = isSecret(one);
            if (planted !== undefined) found.add(`${wordFor(planted)} is in ${where}`);
          }
        }
        return [...found];
      });
    },
  },
  {
    name: 'no secret is told to those whom it is not for',
    says: 'An answer holds the words of a complainant only where a look was recorded or a receipt was shown, a receipt only for whoever handed in, the address of an official never; without the contact it does not tell which of the words are the complainant’s own name, number or address.',
    moment: 'at-the-end',
    check(evidence) {
      const isSecret = secretsOf(evidence);
      return evidence.exchanges.flatMap((exchange) => {
        const found = suspects(exchange, answerText).flatMap((text) => isSecret(text) ?? []);
        const to = `${exchange.endpoint.name} to ${exchange.as?.sub ?? 'anybody'}`;
        return [
          ...found.flatMap((planted) =>
            mayTell(exchange, planted.kind) ? [] : [`${wordFor(planted)} was told by ${to}`],
          ),
          ...(tellsWhose(exchange) ? [`what is the complainant’s own was told by ${to}`] : []),
        ];
      });
    },
  },
];

/** Which answers may hold a secret of a kind. */
function mayTell({ endpoint, answered }: Exchange, kind: PlantedKind): boolean {
  if (answered === 'lost' || answered.status >= 300) return false;
  const { name, receipt: byReceipt } = endpoint;
  const isLook = name === 'lookAtComplaint';
  switch (kind) {
    case 'receipt':
      return name === 'submitComplaint' || name === 'registerComplaint';
    case 'words':
    case 'id-number':
    // A number may stand in the words too.
    case 'phone':
      return isLook || name === 'glanceAtComplaints';
    case 'name':
    case 'address':
      return isLook && (answered.body as { contact?: unknown } | null)?.contact !== null;
    case 'message':
      return isLook || byReceipt === true;
    case 'official':
      return false;
  }
}

/** Whether a look without the contact tells which of the words are the complainant's own. */
function tellsWhose({ endpoint, answered }: Exchange): boolean {
  if (endpoint.name !== 'lookAtComplaint' || answered === 'lost' || answered.status >= 300) {
    return false;
  }
  const body = answered.body as {
    readonly contact?: unknown;
    readonly found?: readonly { readonly kind: string }[];
  } | null;
  if (body?.contact !== null) return false;
  return (body.found ?? []).some(({ kind }) => kind.startsWith('complainant-'));
}

/** What is a secret, by its characters. */
function secretsOf({ planted }: Pick<Evidence, 'planted'>): (text: string) => Planted | undefined {
  const known = new Map(planted.map((one) => [one.secret, one]));
  return (text) => known.get(text);
}

/** What of a thing could be a secret, kept with the thing: what was written is never changed. */
function suspects<Thing extends object>(
  thing: Thing,
  textOf: (thing: Thing) => string,
): readonly string[] {
  const before = kept.get(thing);
  if (before !== undefined) return before;
  const found = suspectsIn(textOf(thing));
  kept.set(thing, found);
  return found;
}

const kept = new WeakMap<object, readonly string[]>();

/** The mark around words that somebody planted, and how long such a word is. */
const mark = '檨';
const markLength = 11;
const markBytes = Buffer.from(mark);

/** All that has the form of a planted secret: marked words, mail addresses, and long numbers that stand by themselves. */
function suspectsIn(text: string): readonly string[] {
  const found: string[] = [];
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
    found.push(text.slice(at, at + markLength));
  }
  for (const { 0: digits, index } of text.matchAll(/\d{11,20}/g)) {
    const around = `${text[index - 1] ?? ' '}${text[index + digits.length] ?? ' '}`;
    // Part of an id or of a hash otherwise.
    if (!/[0-9a-z]/i.test(around)) found.push(digits);
    else if (text.startsWith('@', index + digits.length)) {
      found.push(/\S{1,40}@[\w.-]+/.exec(text.slice(Math.max(0, index - 1)))?.[0] ?? '');
    }
  }
  return found;
}

/** Texts that lie in a text as base 64, or escaped as in an address. */
function unpacked(text: string): string {
  const coded = [...text.matchAll(/[A-Za-z0-9+/]{40,}/g)].map(([run]) =>
    Buffer.from(run, 'base64').toString('utf8'),
  );
  const escaped = text.includes('%E6') || text.includes('\\u') ? [unescaped(text)] : [];
  return [...coded, ...escaped].join('\n');
}

function unescaped(text: string): string {
  const whole = text.replaceAll(/\\u([\da-f]{4})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return whole.replaceAll(/(?:%[\dA-F]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

function commitText(commit: object): string {
  return JSON.stringify(commit);
}

/** Every string of an item, its bytes too: as text, and as text that was only packed. */
function itemText(item: StoredItem): string {
  return Object.values(item).map(valueText).join('\n');
}

function valueText({ S, N, B, M, L }: StoredValue): string {
  if (S !== undefined) return S;
  if (N !== undefined) return N;
  if (B !== undefined) return bytesText(Buffer.from(B, 'base64'));
  if (M !== undefined) return itemText(M);
  return L?.map(valueText).join('\n') ?? '';
}

/** Bytes that hold no mark are read as quickly as can be: numbers are the same in both. */
function bytesText(bytes: Buffer): string {
  return bytes.includes(markBytes) ? bytes.toString('utf8') : bytes.toString('latin1');
}

function answerText({ answered }: Exchange): string {
  return answered === 'lost' ? '' : JSON.stringify(answered.body ?? null);
}

/** A secret, without saying it. */
function wordFor({ kind, by }: Planted): string {
  return `a secret (${kind}) of ${by}`;
}
