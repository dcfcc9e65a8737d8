import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * Leaves out of bundles what their packages hold on to though no function ever reaches it: zod's JSON
 * Schema writer (18 KB; only the OpenAPI document is written with it), the SDK's event streams and their
 * signing (17 KB; neither DynamoDB nor SQS has any), its SHA-256 in JavaScript (Node has one), its adaptive
 * retries, the reading of dates (neither service answers any; a Retry-After that is one goes unheeded), the
 * instance's metadata service, the files of a developer's machine, the list of all partitions, the errors
 * of those who keep tables, the bindings of operations to HTTP (both services are called by RPC), the
 * cache of its endpoint discovery, which is switched off, and all but the version in the package files of
 * its clients. What is called all the same says so.
 */
export const leftOut: Plugin = {
  name: 'left-out',
  setup(bundling) {
    for (const filter of unreached) {
      bundling.onLoad({ filter }, async ({ path: file }) => ({
        contents: absent(await readFile(file, 'utf8')),
      }));
    }
    bundling.onLoad({ filter: /[\\/]util-endpoints[\\/].*[\\/]partitions\.js$/ }, () => ({
      contents: 'export const partitionsInfo = { partitions: [] };',
    }));
    // An error that is not registered comes as one of the service's base class, under its own name.
    bundling.onLoad({ filter: dynamoDbSchemas }, async ({ path: file }) => ({
      contents: (await readFile(file, 'utf8')).replaceAll(tableKeepersErrors, ''),
      resolveDir: path.dirname(file),
    }));
    // What it does where there are no such files: the next source of a setting is asked.
    bundling.onLoad({ filter: /[\\/]fromSharedConfigFiles\.js$/ }, () => ({
      contents: `export const fromSharedConfigFiles = () => async () => {
        throw Object.assign(new Error('a function has no configuration files'), { tryNextLink: true });
      };`,
    }));
    bundling.onLoad({ filter: /[\\/]mnemonist[\\/]lru-cache\.js$/ }, () => ({
      contents: 'module.exports = class extends Map { constructor() { super(); } };',
    }));
    // What it finds for an operation that has none: no prefix for the host.
    bundling.onLoad({ filter: /[\\/]HttpBindingNormalizedSchema\.js$/ }, () => ({
      contents: `export const getHttpOperationBindings = () => [];
        export class HttpBindingNormalizedSchema {
          static of() { throw new Error('left out of this bundle'); }
        }`,
    }));
    bundling.onLoad({ filter: /[\\/]signature-v4[\\/].*[\\/]HeaderFormatter\.js$/ }, () => ({
      contents: `export class HeaderFormatter {
        format() { throw new Error('left out of this bundle'); }
      }`,
    }));
    // The version stands in the user agent.
    bundling.onLoad({ filter: clientPackage }, async ({ path: file }) => {
      const [version = ''] = /"version": "[^"]+"/.exec(await readFile(file, 'utf8')) ?? [];
      return { contents: `{${version}}`, loader: 'json' };
    });
    bundling.onLoad({ filter: endpointRules }, ({ path: file }) => ({
      contents: `import { regionalEndpoint } from ${JSON.stringify(regionalEndpoint)};
        export const defaultEndpointResolver = regionalEndpoint('${endpointRules.exec(file)?.[1]}');`,
      resolveDir: path.dirname(file),
    }));
  },
};

const unreached = [
  /[\\/]zod[\\/]v4[\\/]core[\\/](?:to-json-schema|json-schema-processors)\.js$/,
  /[\\/]@smithy[\\/]core[\\/].*[\\/]event-streams[\\/]index\.js$/,
  /[\\/]sha256[\\/]Sha256Js\.js$/,
  /[\\/]util-retry[\\/]AdaptiveRetryStrategy\.js$/,
  /[\\/]@smithy[\\/]core[\\/].*[\\/]serde[\\/]date-utils\.js$/,
  /[\\/]regionConfig[\\/]getInstanceMetadataRegion\.js$/,
];
const clientPackage = /[\\/]@aws-sdk[\\/]client-\w+[\\/]package\.json$/;
const dynamoDbSchemas = /[\\/]client-dynamodb[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/;
/**
 * Registrations of the errors that only come to those who make, copy or restore tables, have local
 * indexes or replicas, write PartiQL, or send one idempotency token twice.
 */
const tableKeepersErrors =
  /^n0_registry\.registerError\((?:\w*(?:Backup|Export|Import|Restore|GlobalTable|PointInTime|Policy)|Replica[ANt]|Table|Index|ResourceInUse|DuplicateItem|ItemCollection|InvalidEndpoint|LimitExceeded|Idempotent)\w*\$, \w+\);$/gm;
const endpointRules =
  /[\\/]@aws-sdk[\\/]client-(\w+)[\\/]dist-es[\\/]endpoint[\\/]endpointResolver\.js$/;
const regionalEndpoint = path.join(import.meta.dirname, 'regional-endpoint.ts');

/** A module with the same exports, each of which can only be called in vain. */
function absent(source: string): string {
  const names = [...source.matchAll(exported)].flatMap(([, one, several]) => [
    ...(one === undefined ? [] : [one]),
    ...[...(several ?? '').matchAll(/(\w+)\s*(?:,|$)/g)].map(([, name]) => name),
  ]);
  return `const absent = function () { throw new Error('left out of this bundle'); };
    export { ${[...new Set(names)].map((name) => `absent as ${name}`).join(', ')} };`;
}

const exported = /^export (?:async )?(?:function|const|class) (\w+)|^export \{([^}]*)\}/gm;
