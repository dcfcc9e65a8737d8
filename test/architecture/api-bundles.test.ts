import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { readSources, root } from './source-file.ts';

/** The AWS SDK clients of which code ends up in a bundle of this program, reached by whatever way. */
async function sdkClientsIn(program: string): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents: program, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    logLevel: 'silent',
  });
  const clients = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .flatMap(
        ([file]) => /node_modules\/(@aws-sdk\/(?:client|lib)-[a-z0-9-]+)\//.exec(file)?.[1] ?? [],
      ),
  );
  return [...new Set(clients)].toSorted();
}

describe('what an API function carries', async () => {
  const paths = (await readSources()).map(({ path }) => path);
  const entries = paths.filter((path) => /^services\/[^/]+\/([a-z0-9-]+-)?api\.ts$/.test(path));

  test('the entries are found', () => {
    expect(entries.length).toBeGreaterThan(0);
  });

  test.each(entries)('%s: of the SDK, DynamoDB’s client at most', async (entry) => {
    const clients = await sdkClientsIn(`export * from './${entry}';`);
    expect(clients.filter((client) => client !== '@aws-sdk/client-dynamodb')).toEqual([]);
  });

  test('another client would be found', async () => {
    const program = `import { SQSClient } from '@aws-sdk/client-sqs'; console.log(SQSClient);`;
    expect(await sdkClientsIn(program)).toEqual(['@aws-sdk/client-sqs']);
  });
});
