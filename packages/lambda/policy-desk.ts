import { anyone } from './recusal.ts';
import type {
  changeComplaintsPolicy,
  Endpoint,
  Fault,
  PolicyAct,
  readComplaintsPolicy,
} from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import {
  decidePolicy,
  policyAt,
  policyStream,
  showPolicy,
  type PolicyDocument,
  type PolicyHistory,
  type PolicyInForce,
  type PolicyValues,
} from '@ducha/policy';
import { route, type Route } from './request.ts';
import type { Store } from './store.ts';

/** The endpoints of one service's policy: they differ in service, name and path alone. */
interface PolicyEndpoints {
  readonly read: Endpoint & Pick<typeof readComplaintsPolicy, Schemas>;
  readonly change: Endpoint & Pick<typeof changeComplaintsPolicy, Schemas>;
}
type Schemas = 'params' | 'query' | 'body' | 'answer';

/** How long a function keeps what it read: half of what a change is made before it begins. */
const freshness = 30_000;

/** What a service's policy says, for deciders. Read once in half a minute, a change in that time begins after it. */
export class PolicyReader<Document extends PolicyDocument> {
  readonly #log: Store['log'];
  readonly #document: Document;
  #kept: Kept | undefined;
  #reading: Promise<Kept> | undefined;

  constructor({ log }: Pick<Store, 'log'>, document: Document) {
    this.#log = log;
    this.#document = document;
  }

  /** What holds at a moment, now or before. */
  async at(instant: string): Promise<PolicyInForce<PolicyValues<Document>>> {
    const { history } = await this.#fresh();
    return policyAt(this.#document, history, instant);
  }

  /** Whoever asks while it is read waits for that reading: the messages of a batch would ask as often as they are many. */
  async #fresh(): Promise<Kept> {
    if (this.#kept !== undefined && Date.now() - this.#kept.since <= freshness) return this.#kept;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    this.#kept = await this.#reading;
    return this.#kept;
  }

  async #read(): Promise<Kept> {
    const since = Date.now();
    const { state } = await this.#log.load(ref(policyStream, this.#document.service));
    return { history: state, since };
  }
}

/** What was read, and when its reading began. */
interface Kept {
  readonly history: PolicyHistory;
  readonly since: number;
}

/** The office reads the policy of a service, and changes it. */
export function policyRoutes(
  { log }: Pick<Store, 'log'>,
  document: PolicyDocument,
  endpoints: PolicyEndpoints,
  /** Whether the service has heard of an organisation. */
  isRegistered: (organisation: string) => Promise<boolean>,
): Route[] {
  const stream = ref(policyStream, document.service);
  return [
    route(endpoints.read, async ({ permit, now }) => {
      const actor = permit(anyone);
      if (isRejection(actor)) return actor;
      const loaded = await log.load(stream);
      return { body: showPolicy(document, loaded, now), version: loaded.version };
    }),
    route(endpoints.change, async (request) => {
      const { body, expected, now } = request;
      const actor = request.permit(anyone);
      if (isRejection(actor)) return actor;
      const unknown = await organisationFaults(document, body, isRegistered);
      const done = await log.handle({
        command: request.command(actor),
        stream,
        ...(expected === undefined ? {} : { expected }),
        decide: (history) => {
          const decided = decidePolicy(document, history, body, now);
          if (unknown.length === 0) return decided;
          const known = isRejection(decided) ? (decided.faults ?? []) : [];
          return { rejected: 'policy-change-impossible', faults: [...known, ...unknown] };
        },
      });
      if (isRejection(done)) return done;
      const { state, version } = done;
      const { commits } = await log.load(stream);
      return { body: showPolicy(document, { state, version, commits }, now), version };
    }),
  ];
}

/** Organisations that nobody knows, where an entry names organisations. */
async function organisationFaults(
  document: PolicyDocument,
  act: PolicyAct,
  isRegistered: (organisation: string) => Promise<boolean>,
): Promise<Fault[]> {
  if (act.decision === 'withdraw') return [];
  const named = act.entries.flatMap(({ entry, value }, index) => {
    const kind = document.entries[entry]?.form.kind;
    if (kind === 'organisation' && typeof value === 'string') {
      return [{ code: value, pointer: `#/entries/${index}/value` }];
    }
    if (kind !== 'organisations' || !Array.isArray(value)) return [];
    return value.flatMap((code, place) =>
      typeof code === 'string' ? [{ code, pointer: `#/entries/${index}/value/${place}` }] : [],
    );
  });
  const known = await Promise.all(named.map(({ code }) => isRegistered(code)));
  return named
    .filter((_, index) => known[index] === false)
    .map(({ pointer }) => ({
      pointer,
      code: 'unknown-code',
      detail: 'No organisation is registered by this code',
    }));
}
