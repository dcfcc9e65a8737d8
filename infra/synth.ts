import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeApp, partitions } from './app.ts';
import { root } from './bundle.ts';

/**
 * `npm run synth`: writes the cloud assembly to cdk.out, without the CDK's command line, which runs this
 * too (and then says where by CDK_OUTDIR).
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
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.error(`The cloud assembly is in ${path.relative(root, directory)} (${seconds} s).`);
