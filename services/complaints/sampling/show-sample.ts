import {
  recheckResult,
  type publicSampleShown,
  type RecheckResult,
  type sampleShown,
} from '@ducha/contracts';
import type { RowData } from '@ducha/event-log';
import type { Person, Store } from '@ducha/lambda';
import * as z from 'zod/mini';
import type { Batch } from '../batches/batch-state.ts';
import { relationsToRow } from '../complaint/complaint-relations.ts';
import { rowsById } from '../complaint/rows-by-id.ts';
import { editionOf } from '../disclosure/show-edition.ts';
import { drawnFrom } from './drawn-from.ts';
import { announcedOf, listedSample, withdrawalsOf } from './listed-sample.ts';
import type { Sample } from './sample-state.ts';

/** A sample as an official sees it. */
export async function showSample(
  service: Pick<Store, 'client' | 'table'>,
  sample: Sample,
  { version, person }: { readonly version: number; readonly person: Person | null },
): Promise<z.infer<ReturnType<typeof sampleShown>>> {
  const { entries, drawn } = sample;
  const rows = await rowsById(service, drawn?.complaints.map(({ complaint }) => complaint) ?? []);
  const hasEntered = entries.some(({ by }) => by === person?.subject);
  return {
    ...listedSample(sample),
    version,
    withdrawals: withdrawalsOf(sample),
    entries: entries.map(({ by, at, red, blue }) => ({
      at,
      own: by === person?.subject,
      numbers: hasEntered || drawn !== null ? { red: [...red], blue } : null,
    })),
    drawn:
      drawn === null
        ? null
        : {
            at: drawn.at,
            seed: drawn.seed,
            complaints: drawn.complaints.map(({ number, complaint }) => {
              const row = rows.get(complaint);
              // Of one whose row is not made yet nobody knows whose it is.
              const isTheirs = row !== undefined && relationsToRow(person, row).has('any');
              return {
                number,
                complaint: isTheirs ? complaint : null,
                result: isTheirs ? recheckedIn(row, drawn.sample) : null,
              };
            }),
          },
  };
}

const recheckedRow = z.object({
  drawn: z.optional(z.record(z.string(), z.union([recheckResult, z.literal('open')]))),
});

/** What the re-check of a complaint found that a sample drew; null while there is nothing. */
function recheckedIn(row: RowData, sample: string): RecheckResult | null {
  const found = recheckedRow.parse(row).drawn?.[sample] ?? 'open';
  return found === 'open' ? null : found;
}

/** A sample as anyone sees it. */
export function showPublicSample(
  sample: Sample,
  batch: Batch,
): z.infer<ReturnType<typeof publicSampleShown>> {
  const announced = announcedOf(sample);
  const edition = editionOf(batch, announced.edition);
  const { drawn } = sample;
  return {
    ...announced,
    withdrawn: sample.withdrawn,
    withdrawals: withdrawalsOf(sample),
    list: edition === undefined ? [] : drawnFrom(edition).map(({ number }) => number),
    drawn:
      drawn === null
        ? null
        : {
            at: drawn.at,
            seed: drawn.seed,
            numbers: drawn.complaints.map(({ number }) => number),
            commands: commandsOf(drawn.seed, announced.size),
          },
  };
}

/** By which anyone draws it again: of the published table with this project, and of the list with standard tools. */
function commandsOf(seed: string, size: number): { project: string; tools: string } {
  const rank = `$(printf '%s %s' '${seed}' "$n" | sha256sum | cut -c1-64)`;
  return {
    project: `npm run -s ops -- sample edition.json '${seed}' ${size}`,
    tools: `while read -r n; do echo "${rank} $n"; done < list.txt | sort | head -n ${size} | cut -d' ' -f2`,
  };
}
