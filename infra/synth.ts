import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeApp, partitions } from './app.ts';
import { root } from './bundle.ts';

/**
 * `npm run synth`: writes the cloud assembly to cdk.out, without the CDK's command line, which runs this
 * too (and then says where by CDK_OUTDIR).
 *
 *   --partition aws|aws-cn   --output FOLDER
 */
const { values } = parseArgs({
  options: {
    partition: { type: 'string', default: 'aws' },
    output: { type: 'string', default: process.env['CDK_OUTDIR'] ?? 'cdk.out' },
  },
});
const partition = partitions.find((known) => known === values.partition);
if (partition === undefined) {
  console.error(`--partition is one of ${partitions.join(', ')}.`);
  process.exit(1);
}
const started = performance.now();
const app = await makeApp({ outdir: path.resolve(root, values.output), partition });
const { directory, stacks } = app.synth();
const resources = Object.keys(stacks[0]?.template.Resources ?? {}).length;
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.error(`${path.relative(root, directory)}: ${resources} resources, ${seconds} s`);
