import type { House } from '../house.ts';
import { planComplaints, type PlannedComplaint } from './complaint-plan.ts';
import { compareFigures, type Figure } from './figures.ts';
import { channelCodes, placeOf, typeCodes, usualOrganisations } from './place.ts';
import type { PublishedTable } from './published-table.ts';
import { openSeries, sendThrough } from './through-the-house.ts';

/** A table that went through the house. */
export interface ReplayedTable {
  readonly id: string;
  /** What the table does not publish and the generator made up. */
  readonly assumed: readonly string[];
  /** The notices as the house published them. */
  readonly notices: readonly string[];
  readonly figures: readonly Figure[];
  readonly remarks: readonly string[];
  readonly ok: boolean;
}

export interface ReplayOptions {
  readonly seed: number;
  readonly progress?: (line: string) => void;
  readonly done?: (table: ReplayedTable) => void;
  /** Changes the complaints before they are sent: a check that the figures really depend on them. */
  readonly spoil?: (
    complaints: readonly PlannedComplaint[],
    table: PublishedTable,
  ) => PlannedComplaint[];
}

/** Channels, and types of Beijing's list, to draw from where a table names none. */
const usualChannels = Object.keys(channelCodes);
const usualTypes = Object.keys(typeCodes).slice(0, 7);

/** Replays tables in their order; those of one series (`bj_r3_b31`, `bj_r3_b32`) share an inspection. */
export async function replayTables(
  house: House,
  tables: readonly PublishedTable[],
  options: ReplayOptions,
): Promise<ReplayedTable[]> {
  const inspections = new Map<string, string>();
  const replayed: ReplayedTable[] = [];
  for (const table of tables) {
    const place = placeOf(table);
    const plan = planComplaints(
      table,
      { channels: usualChannels, districts: usualOrganisations(place), types: usualTypes },
      options.seed,
    );
    const complaints = options.spoil?.(plan.complaints, table) ?? plan.complaints;
    const series = seriesOf(table);
    const progress = (what: string): void => options.progress?.(`${table.id}: ${what}`);
    const opening = openingOf(table);
    let inspection = inspections.get(series);
    const first = inspection === undefined;
    if (inspection === undefined) {
      progress('opening the inspection');
      const all = tables.filter((other) => seriesOf(other) === series);
      inspection = await openSeries(house, {
        place,
        everyTypeCounts: table.type_multi !== undefined,
        opening,
        organisations: [
          ...all.flatMap(({ district = {} }) => Object.keys(district)),
          ...usualOrganisations(place),
        ],
        types: [
          ...new Set([
            ...all.flatMap(({ type = {}, type_multi = {} }) =>
              Object.keys({ ...type, ...type_multi }),
            ),
            ...usualTypes,
          ]),
        ],
      });
      inspections.set(series, inspection);
    }
    const published = await sendThrough(house, inspection, place, complaints, progress);
    const figures = compareFigures(table, published);
    const addsUp = plan.mismatches.length > 0 === (table.expect !== undefined);
    const one: ReplayedTable = {
      id: table.id,
      assumed: [
        ...plan.assumed,
        ...(first && opening !== undefined
          ? [
              `opening balance: ${opening.complaints} complaints, ${opening.keyAttention} of key attention, in ${opening.batches} batches before`,
            ]
          : []),
      ],
      notices: [
        ...published.notices.map(({ text }) => text.chinese),
        ...(published.result === null ? [] : [published.result.text.chinese]),
      ],
      figures,
      remarks: [
        ...plan.mismatches.map((line) => `the published page does not add up: ${line}`),
        ...(addsUp ? [] : [`✗ expected: ${table.expect ?? 'a page that adds up'}`]),
      ],
      ok: addsUp && figures.every(({ ok }) => ok),
    };
    replayed.push(one);
    options.done?.(one);
  }
  return replayed;
}

/** Tables of one series differ in their batch alone. */
function seriesOf({ id }: PublishedTable): string {
  return id.replace(/_b\d+$/, '');
}

/**
 * What was handed over before the table's batch, as its own cumulative line says. It is stated to the
 * house before the first complaint; what the house prints afterwards is its own sum.
 */
function openingOf(
  table: PublishedTable,
): { batches: number; complaints: number; keyAttention: number } | undefined {
  const ordinal = Number(/_b(\d+)$/.exec(table.id)?.[1] ?? 0);
  if (table.cumulative === undefined || ordinal < 2) return undefined;
  return {
    batches: ordinal - 1,
    complaints: table.cumulative - table.cases,
    keyAttention: (table.cumulative_key ?? table.key ?? 0) - (table.key ?? 0),
  };
}
