import {
  CfnOutput,
  CustomResource,
  Duration,
  RemovalPolicy,
  Stack,
  Validations,
} from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { Bundle } from '../bundle.ts';
import type { Alarms } from './alarms.ts';
import { HouseFunction } from './function.ts';
import { PortalDistribution, type PortalDistributionProps } from './portal-distribution.ts';
import type { Provision } from './provision.ts';

export interface PortalProps extends Omit<PortalDistributionProps, 'bucket'> {
  /** The function that publishes, with the built site in its folder `site`. */
  readonly publisher: Bundle;
  readonly environment: z.ZodMiniObject;
  /** The hash of the site: another one is published anew. */
  readonly release: string;
  /** The portal's name at the issuer. */
  readonly client: string;
  readonly alarms: Alarms;
}

const timeout = Duration.seconds(60);

/** The portal: its files in a bucket, the function that puts them there, and the CDN in front. */
export class Portal extends Construct {
  readonly #bucket: Bucket;

  constructor(scope: Construct, id: string, props: PortalProps) {
    super(scope, id);
    this.#bucket = this.#makeBucket();
    const publisher = new HouseFunction(this, 'Publish', {
      kind: 'publisher',
      bundle: props.publisher,
      environment: props.environment,
      provisions: { PORTAL_BUCKET: this.#publishing() },
      timeout,
      errorImpact: 'A new release of the portal does not go out; the one before stays.',
      alarms: props.alarms,
    });
    new CustomResource(this, 'Site', {
      resourceType: 'Custom::PortalSite',
      serviceToken: publisher.lambda.functionArn,
      // Lambda may try an invocation three times before it gives up.
      serviceTimeout: Duration.seconds(3 * timeout.toSeconds() + 180),
      properties: {
        Release: props.release,
        Api: props.spokenTo.api,
        Issuer: props.spokenTo.issuer,
        Client: props.client,
      },
    });
    new CfnOutput(this, 'Bucket', { value: this.#bucket.bucketName }).overrideLogicalId(
      'PortalBucket',
    );
    // CloudFront in the regions of China has neither functions nor these policies: what serves the bucket
    // there is the city's own CDN.
    if (Stack.of(this).region.startsWith('cn-')) return;
    const { domain } = new PortalDistribution(this, 'Cdn', { ...props, bucket: this.#bucket });
    new CfnOutput(this, 'Domain', {
      description: 'What the portal’s own name must point at',
      value: domain,
    }).overrideLogicalId('PortalDomain');
  }

  #makeBucket(): Bucket {
    const bucket = new Bucket(this, 'Files', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Everyone may read what lies here; a log would only keep addresses of complainants.',
    });
    return bucket;
  }

  #publishing(): Provision {
    const element: unknown = this.#bucket.node.defaultChild;
    if (!(element instanceof CfnBucket)) throw new Error('a bucket without its resource');
    return {
      value: this.#bucket.bucketName,
      rights: () => [
        new PolicyStatement({
          actions: ['s3:PutObject'],
          resources: [this.#bucket.arnForObjects('*')],
        }),
      ],
      wildcards: [
        {
          resource: `<${Stack.of(this).getLogicalId(element)}.Arn>/*`,
          reason:
            'a page that is open asks for files of releases before this one, so none has a folder.',
        },
      ],
    };
  }
}
