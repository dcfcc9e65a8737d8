import { readFileSync } from 'node:fs';
import path from 'node:path';
import { usageBetween, type UsageRow } from '@ducha/local-cloud';
import { commandsInLogs } from '../commands-in-logs.ts';
import { atMost, printed, type Finding, type Measure, type Surroundings } from '../finding.ts';
import { walkJourney, type Journey } from '../journey.ts';
import { modelCost, type Used } from '../model-cost.ts';
import { pricesAsOf, pricesOf, publishedPrices } from '../published-prices.ts';
import { functionMegabytes, functionName, type StationedHouse } from '../stationed-house.ts';
import { writeUnitsOf } from '../write-units.ts';

const complaints = 8;
const budget = 12;

/** What a complaint costs from intake to review: write units per command, and dollars per million. */
export const journeyCost: Measure = { name: 'journey-cost', measure };

async function measure({ house: open, say }: Surroundings): Promise<readonly Finding[]> {
  const house = await open();
  say(`a journey of ${complaints} complaints, every command by itself`);
  const apart = await count(house, () => house.cloud.settled());
  say(`a journey of ${complaints} complaints, as fast as they go`);
  const together = await count(house, () => Promise.resolve());
  return [
    atMost(writesOf('write units per accepted command', apart), budget),
    printed(writesOf('write units per accepted command, commands sharing relays', together)),
    costOf(house, apart),
  ];
}

/** All that a journey used. */
interface Counted {
  readonly journey: Journey;
  readonly usage: readonly UsageRow[];
  readonly commands: readonly ('by a person' | 'by an event')[];
  /** What the functions wrote to their logs. */
  readonly log: string;
  /** By logical id: milliseconds that functions waited for their calls. */
  readonly waited: ReadonlyMap<string, number>;
}

async function count(house: StationedHouse, afterEach: () => Promise<void>): Promise<Counted> {
  const { cloud, state } = house;
  await cloud.settled();
  const logFile = path.join(state, 'functions.log');
  const logged = readFileSync(logFile).length;
  const known = await commandsInLogs(cloud);
  const before = cloud.proxy.usage.snapshot();
  const waited = new Map<string, number>();
  const forget = cloud.proxy.observe(({ functionName: id, operation, startedAt, endedAt }) => {
    // Receives and deletes are its event source's, not the function's own.
    if (/^(?:Receive|Delete)Message/.test(operation)) return;
    waited.set(id, (waited.get(id) ?? 0) + endedAt - startedAt);
  });
  const journey = await walkJourney(house, complaints, afterEach);
  forget();
  const usage = usageBetween(before, cloud.proxy.usage.snapshot()).filter(ofTheJourney);
  const commands = [...(await commandsInLogs(cloud))]
    .filter(([name]) => !known.has(name))
    .map(([, cause]) => cause);
  return {
    journey,
    usage,
    commands,
    log: readFileSync(logFile).subarray(logged).toString('utf8'),
    waited,
  };
}

/** The clocks look every minute, whatever happens; the host is this benchmark. */
function ofTheJourney(row: UsageRow): boolean {
  return row.function !== 'host' && !functionName(row.function).endsWith('Clock');
}

function writesOf(
  name: string,
  { usage, commands, journey }: Counted,
): Pick<Finding, 'name' | 'unit' | 'measured' | 'breakdown'> {
  const { total, parts } = writeUnitsOf(usage);
  const share = (units: number): string => (units / commands.length).toFixed(2);
  const people = commands.filter((cause) => cause === 'by a person').length;
  return {
    name,
    unit: 'write units',
    measured: total / commands.length,
    breakdown: [
      Object.entries(parts)
        .map(([part, units]) => `${part} ${share(units)}`)
        .join(', '),
      `${commands.length} commands of ${journey.complaints} complaints, ${people} by people (${(total / people).toFixed(1)} for each of those), the rest by events`,
      ...byFunction(usage).map(({ id, units }) => `${functionName(id)}: ${share(units)}`),
    ],
  };
}

function byFunction(usage: readonly UsageRow[]): readonly { id: string; units: number }[] {
  return [...Map.groupBy(usage, (row) => row.function)]
    .map(([id, rows]) => ({ id, units: rows.reduce((sum, row) => sum + row.writeUnits, 0) }))
    .filter(({ units }) => units > 0)
    .toSorted((a, b) => b.units - a.units);
}

function costOf(house: StationedHouse, counted: Counted): Finding {
  const { dollars, parts } = modelCost(
    usedBy(house, counted),
    counted.journey.complaints,
    1_000_000,
  );
  return printed({
    name: 'model cost per million complaints, SMS apart',
    unit: 'US$',
    measured: dollars,
    breakdown: [
      ...parts.map(
        ({ priced, quantity, dollars: part }) =>
          `${part.toFixed(2).padStart(9)} ${Math.round(quantity).toLocaleString('en')} ${publishedPrices[priced].unit}`,
      ),
      `list prices of ${pricesOf} as of ${pricesAsOf}; storage, data out and what runs without complaints apart`,
      'GB-seconds: the time that functions waited for their calls here; requests to KMS: with few complaints for each data key',
    ],
  });
}

function usedBy(house: StationedHouse, { journey, usage, log, waited }: Counted): Used {
  const of = (service: UsageRow['service']): readonly UsageRow[] =>
    usage.filter((row) => row.service === service);
  const requests = (rows: readonly UsageRow[]): number =>
    rows.reduce((sum, row) => sum + row.billedRequests, 0);
  // Each invocation of an inbox ends with one deletion of what it did.
  const batches = requests(usage.filter(({ operation }) => operation === 'DeleteMessageBatch'));
  const relayed = log.match(/"code":"relay-completed"/g)?.length ?? 0;
  const gigabyteSeconds = [...waited]
    .filter(([id]) => id !== 'host' && !functionName(id).endsWith('Clock'))
    .reduce(
      (sum, [id, milliseconds]) =>
        sum + (milliseconds / 1000) * (functionMegabytes(house.assembly, id) / 1024),
      0,
    );
  return {
    writeUnits: usage.reduce((sum, row) => sum + row.writeUnits, 0),
    readUnits: usage.reduce((sum, row) => sum + row.readUnits, 0),
    queueRequests: requests(of('sqs')),
    httpRequests: journey.requests,
    invocations: journey.requests + relayed + batches,
    gigabyteSeconds,
    keyRequests: requests(of('kms')),
    secretRequests: requests(of('secretsmanager')),
    bucketWrites: requests(of('s3')),
    logGigabytes: Buffer.byteLength(log) / 1e9,
  };
}
