import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { everyEndpoint, openApi } from '@ducha/contracts';
import { makeApp, partitions } from './app.ts';
import { root } from './bundle.ts';

/**
 * `npm run synth`: writes the cloud assembly to cdk.out, without the CDK's command line, which runs this
 * too (and then says where by CDK_OUTDIR), and beside it `openapi.json`, which describes the HTTP API.
 *
 *   --partition aws|aws-cn   --output FOLDER   --check (against CloudFormation's schemas; some seconds more)
 */
const { values } = parseArgs({
  options: {
    partition: { type: 'string', default: 'aws' },
    output: { type: 'string', default: process.env['CDK_OUTDIR'] ?? 'cdk.out' },
    check: { type: 'boolean', default: false },
  },
});
const partition = partitions.find((known) => known === values.partition);
if (partition === undefined) {
  console.error(`--partition is one of ${partitions.join(', ')}.`);
  process.exit(1);
}
const started = performance.now();
const { app } = await makeApp({
  outdir: path.resolve(root, values.output),
  partition,
  check: values.check,
});
const { directory } = app.synth();
const description = path.join(directory, 'openapi.json');
const document = openApi(everyEndpoint, { title: 'Ducha', version: '1' });
await writeFile(description, `${JSON.stringify(document, null, 2)}\n`);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
const shown = (file: string): string => path.relative(root, file);
console.error(`The cloud assembly is in ${shown(directory)} (${seconds} s).`);
console.error(`Its HTTP API is described in ${shown(description)}, by OpenAPI 3.1.`);
