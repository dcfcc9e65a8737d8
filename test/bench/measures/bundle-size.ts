import path from 'node:path';
import { bundle } from '../../../infra/bundle.ts';
import { entries } from '../../../infra/entries.ts';
import { printed, type Finding, type Measure, type Surroundings } from '../finding.ts';
import { partOf, sumsBy } from '../source-part.ts';

/** The size of each API function's minified bundle, by package; what it costs is the cold start's to say. */
export const bundleSize: Measure = { name: 'bundle-size', measure };

async function measure({ folder }: Surroundings): Promise<readonly Finding[]> {
  const apis = Object.entries(entries).filter(([name]) => /\/(?:[a-z0-9-]+-)?api$/.test(name));
  const bundles = await bundle(Object.fromEntries(apis), path.join(folder, 'api-bundles'));
  return Object.entries(bundles).map(([name, { bytes, inputs }]) => {
    const parts = sumsBy(inputs.map(({ file, bytes: part }) => [partOf(file), part] as const));
    return printed({
      name: `bundle ${name}`,
      unit: 'KB',
      measured: bytes / 1024,
      breakdown: [
        parts.map(([part, sum]) => `${part} ${(sum / 1024).toFixed(1)}`).join(', '),
        `${inputs.length} files, minified; source map beside it`,
      ],
    });
  });
}
