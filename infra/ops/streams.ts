import {
  carriable,
  noteRefsIn,
  services,
  subscriptions,
  inboxes,
  type Service,
} from '@ducha/contracts';
import {
  BrokenChain,
  Projector,
  readCommits,
  readSetAside,
  rebuildViews,
  relay,
  republishMissing,
  republishStream,
  verifyLog,
  type AnyProjection,
  type RelayAgain,
  type SetAside,
  type Upkeep,
} from '@ducha/event-log';
import { kmsDataKeys, Notes } from '@ducha/notes';
import { projections as complaints } from '../../services/complaints/projections.ts';
import { projections as inspections } from '../../services/inspections/projections.ts';
import { projections as notifications } from '../../services/notifications/projections.ts';
import { projections as rectification } from '../../services/rectification/projections.ts';
import { forgetLetters } from './dead-letters.ts';
import { OpsError, serviceNamed, type Deployment } from './deployment.ts';
import { progress, type Report } from './report.ts';

const projectionsOf: Readonly<Record<Service, readonly AnyProjection[]>> = {
  complaints,
  inspections,
  rectification,
  notifications,
};

/** Checks every stream of one service or of all; exit 1 when a chain is broken or a commit set aside. */
export async function verify(deployment: Deployment, [name]: string[]): Promise<Report> {
  const asked = name === undefined ? services : [serviceNamed(name)];
  const facts = [];
  for (const service of asked) {
    facts.push({
      service,
      ...(await verifyLog(upkeepOf(deployment, service), progress(`${service}: streams verified`))),
    });
  }
  return {
    ok: facts.every((one) => one.broken.length === 0 && one.setAside === 0),
    facts,
    lines: facts.flatMap(({ service, streams, commits, broken, setAside: aside }) => [
      `${service}: ${streams} streams, ${commits} commits, ${broken.length} broken, ${aside} set aside`,
      ...broken.map((where) => `  broken: ${where}`),
    ]),
  };
}

/** Drops what is derived from a service's log and makes it again. */
export async function rebuild(deployment: Deployment, [name]: string[]): Promise<Report> {
  const service = serviceNamed(name);
  const done = await rebuildViews(
    upkeepOf(deployment, service),
    projectorOf(deployment, service),
    progress(`${service}: streams rebuilt`),
  );
  return {
    ok: done.left.length === 0,
    facts: { service, ...done },
    lines: [
      `${service}: ${done.dropped} items dropped, the views of ${done.streams - done.left.length} streams made again`,
      ...done.left.map((where) => `  no view: ${where}`),
    ],
  };
}

/** The commits that the relays of one service or of all set aside, with their reasons; exit 1 when there are any. */
export async function setAside(deployment: Deployment, [name]: string[]): Promise<Report> {
  const facts = [];
  for (const service of name === undefined ? services : [serviceNamed(name)]) {
    const { client, table } = upkeepOf(deployment, service);
    facts.push(...(await readSetAside(client, table)).map((one) => ({ service, ...one })));
  }
  return {
    ok: facts.length === 0,
    facts,
    lines: facts.length === 0 ? ['nothing is set aside'] : facts.map(asideLine),
  };
}

/**
 * Does again what the relay of a service set aside or has missed; with a stream's name, sends all of that
 * stream, whatever its view has seen. A subscriber that got an event already does nothing.
 */
export async function republish(deployment: Deployment, [name, only]: string[]): Promise<Report> {
  const service = serviceNamed(name);
  const upkeep = upkeepOf(deployment, service);
  const projector = projectorOf(deployment, service);
  const again = relayAgain(deployment, service, projector);
  const begun = Date.now();
  if (only !== undefined) {
    const { republished, left } = await republishStream(upkeep, only, 1, again);
    return {
      ok: republished > 0 && left.length === 0,
      facts: { service, stream: only, republished, left },
      lines: [
        `${service}: ${republished} commits of ${only} sent again`,
        ...left.map((one) => `  ${asideLine({ service, ...one })}`),
      ],
    };
  }
  const done = await republishMissing(upkeep, projector, again);
  if (done.left.length === 0) {
    await forgetLetters(deployment.sqs, deployment.relayGaveUp(service), begun);
  }
  return {
    ok: done.left.length === 0,
    facts: { service, ...done },
    lines: [
      `${service}: ${done.republished} commits sent again, ${done.streams} streams compared, ${done.left.length} still set aside`,
      ...done.left.map((one) => `  ${asideLine({ service, ...one })}`),
    ],
  };
}

function asideLine(one: SetAside & { readonly service: Service }): string {
  const { service, stream, version, at, step, reason } = one;
  return `${service}\t${at}\t${stream} ${version}\t${step}\t${reason}`;
}

/** What the relay of a service does, done by the operator. */
function relayAgain(deployment: Deployment, service: Service, projector: Projector): RelayAgain {
  const table = deployment.sealedTable(service);
  const notes = new Notes({
    client: deployment.dynamodb,
    table,
    keys: kmsDataKeys({ keyId: deployment.dataKey, table }),
  });
  const options = {
    service,
    sqs: deployment.sqs,
    subscriptions,
    inboxes: Object.fromEntries(inboxes.map((inbox) => [inbox, deployment.inbox(inbox)])),
    projector,
    // A text older than the rule for texts may hold what no queue carries: it goes without that.
    textsOf: async (data: unknown) =>
      Object.fromEntries(
        Object.entries(await notes.travelling(noteRefsIn(data))).map(([note, text]) => [
          note,
          carriable(text),
        ]),
      ),
  };
  return (commits) => relay(options, commits);
}

/** Shows a stream: who did what when, with the hashes; texts stay sealed. */
export async function stream(deployment: Deployment, [name, id]: string[]): Promise<Report> {
  const service = serviceNamed(name);
  if (id === undefined) throw new OpsError('name a stream, such as complaint/<id>');
  try {
    const commits = await readCommits(upkeepOf(deployment, service), id);
    if (commits.length === 0) throw new OpsError(`${service} has no stream ${id}`);
    return {
      ok: true,
      facts: commits,
      lines: commits.map(
        ({ version, at, actor, events }) =>
          `${version}\t${at}\t${actor.role}${actor.organisation === null ? '' : ` of ${actor.organisation}`}\t${events.map(({ type }) => type).join(', ')}`,
      ),
    };
  } catch (error) {
    if (!(error instanceof BrokenChain)) throw error;
    return { ok: false, facts: { broken: error.message }, lines: [`broken: ${error.message}`] };
  }
}

function upkeepOf(deployment: Deployment, service: Service): Upkeep {
  return { client: deployment.dynamodb, table: deployment.logTable(service) };
}

function projectorOf(deployment: Deployment, service: Service): Projector {
  return new Projector({
    client: deployment.dynamodb,
    table: deployment.logTable(service),
    projections: projectionsOf[service],
  });
}
