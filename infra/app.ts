import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { everyEndpoint } from '@ducha/contracts';
import { bundle, type Bundle } from './bundle.ts';
import { entries } from './entries.ts';
import { DuchaStack } from './stack.ts';

export const partitions = ['aws', 'aws-cn'] as const;
export type Partition = (typeof partitions)[number];

/** The app, and what its one stack was made from. */
export interface Made {
  readonly app: App;
  readonly bundles: Readonly<Record<string, Bundle>>;
}

/**
 * The CDK app: bundles the functions and builds the stack. Needs no network and no credentials.
 * For `aws` the template fits any region of any partition, as CloudFormation fills them in; for
 * `aws-cn` it is written for a Chinese region, which shows what would not be there.
 */
export async function makeApp(options: {
  readonly outdir: string;
  readonly partition: Partition;
  /** Lets the CDK check the template against CloudFormation's own schemas too, which takes some seconds. */
  readonly check: boolean;
}): Promise<Made> {
  const bundles = await bundle(entries, path.join(options.outdir, 'bundles'));
  const app = new App({
    outdir: options.outdir,
    analyticsReporting: false,
    treeMetadata: false,
    builtinCloudFormationValidation: options.check,
  });
  new DuchaStack(app, 'Ducha', {
    description: 'Environmental inspection: complaints, inspections, rectification, reminders',
    bundles,
    endpoints: everyEndpoint,
    ...(options.partition === 'aws-cn' ? { env: { region: 'cn-north-1' } } : {}),
  });
  return { app, bundles };
}
