import type { Change } from '../world/modules.ts';

/** A fault that a house such as this has met or fears; it exists in the simulation alone. */
export interface PlantedFault {
  readonly name: string;
  /** What is wrong then. */
  readonly what: string;
  readonly changes: readonly Change[];
  /** Seconds for which a received message is hidden, where that is what is wrong. */
  readonly hiddenSeconds?: number;
}

const eventLog = 'packages/event-log';
const lambda = 'packages/lambda';
const complaints = 'services/complaints';
const notifications = 'services/notifications';

/** One for each kind. The simulation has to find every one of them. */
export const plantedFaults: readonly PlantedFault[] = [
  {
    name: 'no idempotency',
    what: 'a command that was done before is done again',
    changes: [
      {
        file: `${eventLog}/log.ts`,
        instead: 'loaded.commits.find((commit) => commit.command === command.id)',
        put: 'loaded.commits.find((commit) => commit.command === command.id && commit.version < 0)',
      },
    ],
  },
  {
    name: 'lost update',
    what: 'a commit is put over another one of the same version',
    changes: [
      {
        file: `${eventLog}/log.ts`,
        instead: "        ConditionExpression: 'attribute_not_exists(pk)',\n",
        put: '',
      },
    ],
  },
  {
    name: 'answered before it is written',
    what: 'a command is answered while its commit is still on its way',
    changes: [
      {
        file: `${eventLog}/log.ts`,
        instead: '      await this.#append(parts, {',
        put: '      void this.#append(parts, {',
      },
    ],
  },
  {
    name: 'one key for two requests',
    what: 'another request under a key that was used is answered as the first',
    changes: [
      {
        file: `${eventLog}/log.ts`,
        instead: '(first ?? command.fingerprint) === command.fingerprint &&',
        put: '',
      },
    ],
  },
  {
    name: 'decision on a stale view',
    what: 'the version that somebody saw is not compared with the one that is there',
    changes: [
      {
        file: `${eventLog}/log.ts`,
        instead: 'handling.expected !== loaded.version',
        put: 'handling.expected > loaded.version',
      },
    ],
  },
  {
    name: 'broken chain',
    what: 'a commit is not linked to the one before it',
    changes: [
      {
        file: `${eventLog}/log.ts`,
        instead: 'previous: loaded.head,',
        put: 'previous: loaded.version === 6 ? genesis : loaded.head,',
      },
    ],
  },
  {
    name: 'swallowed partial batch',
    what: 'what SQS did not take of a batch is forgotten',
    changes: [
      {
        file: `${eventLog}/relay.ts`,
        instead: 'of answer.Failed ?? []) {',
        put: 'of (answer.Failed ?? []).slice(0, 0)) {',
      },
    ],
  },
  {
    name: 'event minted in the relay',
    what: 'an event gets its id when it is sent, another one each time',
    changes: [
      {
        file: `${eventLog}/relay.ts`,
        instead: 'id: eventId(commit.stream, commit.version, index),',
        put: 'id: `${eventId(commit.stream, commit.version, index)}-${Math.random()}`,',
      },
    ],
  },
  {
    name: 'marker before effect',
    what: 'the relay brings the views up to what it has not sent yet, and sends nothing that they show',
    changes: [
      {
        file: `${eventLog}/relay.ts`,
        instead:
          '  const impossible = new Map<Commit, { step: MissedStep; reason: string }>();\n  for (const [commit, error] of await publish(options, commits)) {',
        put: '  const impossible = new Map<Commit, { step: MissedStep; reason: string }>();\n  const fresh = await options.projector.unseen(commits);\n  await options.projector.project(commits.map(({ stream }) => stream));\n  for (const [commit, error] of await publish(options, fresh)) {',
      },
      {
        file: `${eventLog}/project.ts`,
        instead: '  /** One stream by itself,',
        put: '  async unseen<T extends { stream: string; version: number }>(commits: readonly T[]): Promise<T[]> {\n    const fresh: T[] = [];\n    for (const one of commits) {\n      const { version } = await readView(this.#client, this.#table, one.stream);\n      if (version < one.version) fresh.push(one);\n    }\n    return fresh;\n  }\n\n  /** One stream by itself,',
      },
    ],
  },
  {
    name: 'the relay says that all is well',
    what: 'what could not be relayed is not reported, so the stream does not bring it again',
    changes: [
      {
        file: `${lambda}/stream.ts`,
        instead: 'batchItemFailures: lowest === undefined ? [] :',
        put: 'batchItemFailures: lowest === undefined || lowest > 0n ? [] :',
      },
    ],
  },
  {
    name: 'log and return',
    what: 'a message that could not be done is told of and forgotten',
    changes: [
      {
        file: `${lambda}/inbox.ts`,
        instead: "    log('message-retry', errorFields(error));\n    return false;",
        put: "    log('message-retry', errorFields(error));\n    return true;",
      },
    ],
  },
  {
    name: 'what is strange is given up at once',
    what: 'a message that the code does not understand is a dead letter, though newer code is being deployed',
    changes: [
      {
        file: `${lambda}/inbox.ts`,
        instead: 'triesOf(record) < strangeTries',
        put: 'triesOf(record) < 0',
      },
    ],
  },
  {
    name: 'visibility shorter than work',
    what: 'a message comes again while it is still worked on',
    changes: [],
    hiddenSeconds: 1,
  },
  {
    name: 'unprocessed items dropped',
    what: 'what a batch read left out is taken for not being there',
    changes: [
      {
        file: `${eventLog}/table.ts`,
        instead: 'rest = [...left, ...rest];',
        put: 'rest = [...left.slice(0, 0), ...rest];',
      },
    ],
  },
  {
    name: 'figures counted twice',
    what: 'what a view added to a figure before is not taken off',
    changes: [
      {
        file: `${eventLog}/project.ts`,
        instead: 'delta: figureDelta(old.contributions, next.contributions)',
        put: 'delta: figureDelta([], next.contributions)',
      },
    ],
  },
  {
    name: 'an older view over a newer one',
    what: 'a view is put whatever it showed meanwhile',
    changes: [
      {
        file: `${eventLog}/row.ts`,
        instead: "            ConditionExpression: 'v = :read',\n",
        put: "            ConditionExpression: 'v = :read OR v > :nought',\n",
      },
      {
        file: `${eventLog}/row.ts`,
        instead: "ExpressionAttributeValues: { ':read': { N: String(read) } },",
        put: "ExpressionAttributeValues: { ':read': { N: String(read) }, ':nought': { N: '0' } },",
      },
    ],
  },
  {
    name: 'retries that storm',
    what: 'a call that failed is made again at once, and again',
    changes: [
      {
        file: 'packages/signed-call/index.ts',
        instead: 'if (attempt === attempts || !mayPass(error)) throw error;',
        put: 'if (attempt === attempts * 100) throw error;\n      if (attempt > 0) continue;',
      },
    ],
  },
  {
    name: 'timer lost at a jump',
    what: 'the clock looks only at what has become due since its last look should have been',
    changes: [
      {
        file: 'packages/timers/due.ts',
        instead: "KeyConditionExpression: 'd1 = :partition AND d2 <= :now',",
        put: "KeyConditionExpression: 'd1 = :partition AND d2 BETWEEN :since AND :now',",
      },
      {
        file: 'packages/timers/due.ts',
        instead: "':now': { S: sweep.now },",
        put: "':now': { S: sweep.now },\n      ':since': { S: new Date(Date.parse(sweep.now) - 90_000).toISOString() },",
      },
    ],
  },
  {
    name: 'older news over newer',
    what: 'a copy of an organisation follows whatever was heard last',
    changes: [
      {
        file: 'packages/directory/organisation-stream.ts',
        instead: 'heard.sourceVersion <= copy.sourceVersion',
        put: 'heard.sourceVersion < 0',
      },
    ],
  },
  {
    name: 'a serial with gaps',
    what: 'every number is two more than the one before',
    changes: [
      {
        file: `${complaints}/screening/screening.ts`,
        instead: 'const serial = given + 1;',
        put: 'const serial = given + 2;',
      },
    ],
  },
  {
    name: 'another receipt at each try',
    what: 'what a request creates gets an id by chance',
    changes: [
      {
        file: `${lambda}/http.ts`,
        instead: "newId: idOf('created', endpoint.name,",
        put: "newId: idOf('created', String(Math.random()), endpoint.name,",
      },
    ],
  },
  {
    name: 'a role without its relation',
    what: 'whoever has a role may do everything with everybody’s things',
    changes: [
      {
        file: `${lambda}/request.ts`,
        instead: 'rights.find(({ relation }) => relations.has(relation))',
        put: 'rights.find(({ relation }) => relations.has(relation) || relation !== null)',
      },
    ],
  },
  {
    name: 'a secret in the log',
    what: 'what came in is written down',
    changes: [
      {
        file: `${lambda}/http.ts`,
        instead: '      status: result.statusCode ?? 200,\n',
        put: "      status: result.statusCode ?? 200,\n      body: event.body ?? '',\n",
      },
      {
        file: `${lambda}/log.ts`,
        instead:
          "return /^[\\w./:<,+-]{0,200}$/.test(value) && !/\\d{7}/.test(value) ? value : 'withheld';",
        put: 'return value;',
      },
    ],
  },
  {
    name: 'an erasure that is not written',
    what: 'the log says that a note was erased, and it lies there still',
    changes: [
      {
        file: 'packages/notes/notes.ts',
        instead: '    const byItem = Map.groupBy(ids, itemId);\n    return [...byItem].map(',
        put: '    const byItem = Map.groupBy(ids, itemId);\n    return [...byItem].slice(0, 0).map(',
      },
    ],
  },
  {
    name: 'an erased note lives on in its copy',
    what: 'the copy of a plan stays when its source is erased',
    changes: [
      {
        file: 'services/rectification/plan/plan-reactions.ts',
        instead: 'heard.data.plan.length === 0\n',
        put: 'heard.data.plan.length >= 0\n',
      },
    ],
  },
  {
    name: 'sent again at each delivery',
    what: 'a second delivery of a request sends the text message once more',
    changes: [
      {
        file: `${notifications}/outbound/attend.ts`,
        instead: 'if (begun.repeated) return askAfter(',
        put: 'if (begun.repeated && begun.version < 0) return askAfter(',
      },
      {
        file: `${notifications}/outbound/attend.ts`,
        instead: '  const after = isToBeSent(state)\n',
        put: "  const after = isToBeSent(state) || state.stage === 'sending'\n",
      },
    ],
  },
  {
    name: 'doubt taken for a no',
    what: 'a lost answer of the provider counts as a refusal, and the message goes again',
    changes: [
      {
        file: `${notifications}/outbound/alibaba-sms.ts`,
        instead: "  } catch {\n    return { kind: 'unknown' };",
        put: "  } catch {\n    return { kind: 'temporary', reason: 'unreachable' };",
      },
      {
        file: `${notifications}/notification/delivery.ts`,
        instead: "    case 'unknown':\n      return decideDoubt(state, now, policy);",
        put: "    case 'unknown':\n      return decideOutcome(state, { kind: 'temporary', reason: 'unreachable' }, now, policy);",
      },
    ],
  },
  {
    name: 'a reminder of what is done',
    what: 'a date that was met is not told to those who remind',
    changes: [
      {
        file: `${notifications}/ladder/deadlines-reaction.ts`,
        instead: 'decide: (state) => decideMet(state, { sourceVersion: version }),',
        put: 'decide: (state) => (state.due === null ? decideMet(state, { sourceVersion: version }) : []),',
      },
    ],
  },
  {
    name: 'digest after its date',
    what: 'a quiet hour or a digest may hold a reminder past the date that it is about',
    changes: [
      {
        file: `${notifications}/digest/quiet-hours.ts`,
        instead:
          'return Date.parse(from) < Date.parse(due) && Date.parse(until) >= Date.parse(due);',
        put: 'return Date.parse(from) < Date.parse(due) && Date.parse(until) < 0;',
      },
    ],
  },
  {
    name: 'closed before its task',
    what: 'a staged complaint can be replied to and closed while its task goes on',
    changes: [
      {
        file: `${complaints}/handling/reply.ts`,
        instead:
          "return result === 'staged' && task === null ? { rejected: 'task-open' } : undefined;",
        put: 'return undefined;',
      },
    ],
  },
  {
    name: 'a disclosure that the receipt does not follow',
    what: 'the follow-up page shows what was published before the last edition of a table',
    changes: [
      {
        file: `${complaints}/follow-up/follow-up.ts`,
        instead: 'batch.editions.at(-1)',
        put: 'batch.editions.at(-2)',
      },
    ],
  },
  {
    name: 'a photograph for its copy',
    what: 'who reads a complaint is given the photograph in the place of the covered copy of it',
    changes: [
      {
        file: `${complaints}/complaint/show-complaint.ts`,
        instead: 'photograph: copy,',
        put: 'photograph: original,',
      },
    ],
  },
];
