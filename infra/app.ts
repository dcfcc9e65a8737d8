import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { everyEndpoint } from '@ducha/contracts';
import { bundle, type Bundle } from './bundle.ts';
import { entries } from './entries.ts';
import { releaseOf, type BuiltSite } from './portal/site.ts';
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
  /** The portal's site, where it is built already or another one shall do. */
  readonly site?: BuiltSite;
}): Promise<Made> {
  const [bundles, site] = await Promise.all([
    bundle(entries, path.join(options.outdir, 'bundles')),
    options.site ?? build(path.join(options.outdir, 'site')),
  ]);
  await placeSite(bundles, site);
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
    site: { release: releaseOf(site), scriptHashes: site.scriptHashes },
    ...(options.partition === 'aws-cn' ? { env: { region: 'cn-north-1' } } : {}),
  });
  return { app, bundles };
}

async function build(folder: string): Promise<BuiltSite> {
  // Loaded here: whoever brings a site of their own needs no Vite.
  const { buildSite } = await import('@ducha/portal');
  const { scriptHashes } = await buildSite(folder);
  return { folder, scriptHashes };
}

/** The publisher finds the site beside its code. */
async function placeSite(
  bundles: Readonly<Record<string, Bundle>>,
  { folder }: BuiltSite,
): Promise<void> {
  const publisher = bundles['portal/publish'];
  if (publisher === undefined) throw new Error('portal/publish was not bundled');
  const site = path.join(publisher.folder, 'site');
  await rm(site, { recursive: true, force: true });
  await cp(folder, site, { recursive: true });
}
