import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * Leaves out of bundles what their packages hold on to though no function ever reaches it: zod's JSON
 * Schema writer (18 KB; only the OpenAPI document is written with it) and the SDK's event streams (15 KB;
 * neither DynamoDB nor SQS has any). What is called all the same says so.
 */
export const leftOut: Plugin = {
  name: 'left-out',
  setup(bundling) {
    bundling.onLoad({ filter: unreached }, async ({ path }) => {
      const exported = (await readFile(path, 'utf8')).matchAll(
        /^export (?:async )?(?:function|const|class) (\w+)|^export \{ \w+ as (\w+) \}/gm,
      );
      const names = [...exported].map(([, declared, renamed]) => declared ?? renamed);
      return {
        contents: [
          `const absent = () => { throw new Error('left out of this bundle'); };`,
          `export { ${names.map((name) => `absent as ${name}`).join(', ')} };`,
        ].join('\n'),
      };
    });
    bundling.onLoad({ filter: eventStreams }, () => ({
      contents: `throw new Error('left out of this bundle');`,
    }));
  },
};

const unreached = /[\\/]zod[\\/]v4[\\/]core[\\/](?:to-json-schema|json-schema-processors)\.js$/;
const eventStreams = /[\\/]@smithy[\\/]core[\\/].*[\\/]event-streams[\\/]index\.js$/;
