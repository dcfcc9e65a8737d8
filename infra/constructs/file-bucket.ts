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

/** `get` is also what lets a function ask for the length and hash of a file that was put (HeadObject). */
export type FileRight = 'put' | 'get' | 'delete';

const actions = { put: 's3:PutObject', get: 's3:GetObject', delete: 's3:DeleteObject' } as const;

/**
 * Photographs and documents, in folders. A browser puts and gets them itself, with addresses that an API
 * function signs in its own name for one object and some minutes. What was put and then named by nothing
 * only the log can tell from the files that stand in a case; a rule of the bucket, which goes by age and name,
 * would in time take these too. So photographs of nobody's complaint, and copies of photographs that were not passed
 * on, are erased by a clock; evidence stays.
 */
export class FileBucket extends Construct {
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
      lifecycleRules: [
        {
          // What was begun and never finished can be met by nobody; it only costs.
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          // A file that was erased is gone a day after: until then a slip could be undone.
          noncurrentVersionExpiration: Duration.days(1),
          expiredObjectDeleteMarker: true,
        },
      ],
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Objects are reached by signed addresses alone, and who asked for one is a commit in the log; a server access log would keep addresses of people.',
    });
  }

  /** Its name, and what the function that is told it may do in which folder. */
  provision(folders: Readonly<Record<string, readonly FileRight[]>>): Provision {
    const rights = Object.entries(folders);
    const may = new Set(rights.flatMap(([, each]) => each));
    return {
      value: this.bucket.bucketName,
      rights: () => [
        ...rights.map(
          ([folder, each]) =>
            new PolicyStatement({
              actions: each.map((right) => actions[right]),
              resources: [this.bucket.arnForObjects(`${folder}/*`)],
            }),
        ),
        ...(may.has('put') || may.has('get')
          ? [
              this.#key.through('s3', [
                ...(may.has('put') ? (['GenerateDataKey'] as const) : []),
                'Decrypt',
              ]),
            ]
          : []),
      ],
      wildcards: rights.map(([folder]) => ({
        resource: `<${this.#logicalId()}.Arn>/${folder}/*`,
        reason: 'an object has no ARN of its own before it is there.',
      })),
    };
  }

  #logicalId(): string {
    const element: unknown = this.bucket.node.defaultChild;
    if (!(element instanceof CfnBucket)) throw new Error('a bucket without its resource');
    return Stack.of(this).getLogicalId(element);
  }
}
