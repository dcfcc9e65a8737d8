import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  HttpMethods,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { HouseKey } from './house-key.ts';
import type { Provision } from './provision.ts';

/**
 * Photographs and documents that show what was done. A browser puts and gets them itself, with
 * addresses that an API function signs in its own name for one object and some minutes.
 */
export class EvidenceBucket extends Construct {
  readonly bucket: Bucket;
  readonly #key: HouseKey;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly key: HouseKey; readonly portalOrigin: string },
  ) {
    super(scope, id);
    this.#key = props.key;
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.KMS,
      encryptionKey: props.key.key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      cors: [
        {
          allowedOrigins: [props.portalOrigin],
          allowedMethods: [HttpMethods.GET, HttpMethods.HEAD, HttpMethods.PUT],
          allowedHeaders: ['*'],
          exposedHeaders: ['ETag'],
          maxAge: 3600,
        },
      ],
      // What was begun and never finished can be met by nobody; it only costs.
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Objects are reached by signed addresses alone, and who asked for one is a commit in the log; a server access log would keep addresses of people.',
    });
  }

  provision(): Provision {
    return {
      value: this.bucket.bucketName,
      rights: () => [
        // HeadObject is allowed by GetObject; an object's ARN is the bucket's with the key after it.
        new PolicyStatement({
          actions: ['s3:PutObject', 's3:GetObject'],
          resources: [this.bucket.arnForObjects('evidence/*')],
        }),
        this.#key.through('s3', ['GenerateDataKey', 'Decrypt']),
      ],
      wildcard: {
        resource: `<${this.#logicalId()}.Arn>/evidence/*`,
        reason: 'an object has no ARN of its own before it is there.',
      },
    };
  }
  #logicalId(): string {
    const element: unknown = this.bucket.node.defaultChild;
    if (!(element instanceof CfnBucket)) throw new Error('a bucket without its resource');
    return Stack.of(this).getLogicalId(element);
  }
}
