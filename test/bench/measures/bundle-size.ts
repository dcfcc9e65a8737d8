import path from 'node:path';
import { bundle } from '../../../infra/bundle.ts';
import { entries } from '../../../infra/entries.ts';
import { atMost, type Finding, type Measure, type Surroundings } from '../finding.ts';

/** KB (1,024 bytes) of code that an API function loads. */
const budget = 350;

/** The size of each API function's minified bundle. */
export const bundleSize: Measure = { name: 'bundle-size', measure };

async function measure({ folder }: Surroundings): Promise<readonly Finding[]> {
  const apis = Object.entries(entries).filter(([name]) => /\/(?:[a-z0-9-]+-)?api$/.test(name));
  const bundles = await bundle(Object.fromEntries(apis), path.join(folder, 'api-bundles'));
  return Object.entries(bundles).map(([name, { bytes, inputs }]) =>
    atMost(
      {
        name: `bundle ${name}`,
        unit: 'KB',
        measured: bytes / 1024,
        breakdown: [`${inputs.length} files, minified; source map beside it`],
      },
      budget,
    ),
  );
}
