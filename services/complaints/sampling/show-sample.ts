import type { publicSampleShown, sampleShown } from '@ducha/contracts';
import type { Person, Store } from '@ducha/lambda';
import type * as z from 'zod/mini';
import type { Batch } from '../batches/batch-state.ts';
import { unrecusedFrom } from '../complaint/complaint-relations.ts';
import { editionOf } from '../disclosure/show-edition.ts';
import { drawnFrom } from './drawn-from.ts';
import { announcedOf, listedSample } from './listed-sample.ts';
import type { Sample } from './sample-state.ts';

/** A sample as an official sees it. */
export async function showSample(
  service: Pick<Store, 'client' | 'table'>,
  sample: Sample,
  { version, person }: { readonly version: number; readonly person: Person | null },
): Promise<z.infer<ReturnType<typeof sampleShown>>> {
  const { entries, drawn } = sample;
  const drawnIds = drawn?.complaints.map(({ complaint }) => complaint) ?? [];
  const theirs = await unrecusedFrom(service, person, drawnIds);
  const hasEntered = entries.some(({ by }) => by === person?.subject);
  return {
    ...listedSample(sample),
    version,
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
            complaints: drawn.complaints.map(({ number, complaint }) => ({
              number,
              complaint: theirs.has(complaint) ? complaint : null,
            })),
          },
  };
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
