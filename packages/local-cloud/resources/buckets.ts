import * as z from 'zod/mini';
import { place } from '../engines/engine.ts';
import { define, ignored, tags } from '../resource-definition.ts';
import { urlSuffix } from '../template.ts';

/** AWS::S3::Bucket; of its settings only CORS has an effect here. */
export const bucket = define(
  'AWS::S3::Bucket',
  {
    BucketName: z.optional(z.string()),
    BucketEncryption: ignored,
    CorsConfiguration: z.optional(
      z.strictObject({
        CorsRules: z.array(
          z.strictObject({
            Id: z.exactOptional(z.string()),
            AllowedOrigins: z.array(z.string()),
            AllowedMethods: z.array(z.string()),
            AllowedHeaders: z._default(z.array(z.string()), []),
            ExposedHeaders: z._default(z.array(z.string()), []),
            MaxAge: z.exactOptional(z.number()),
          }),
        ),
      }),
    ),
    LifecycleConfiguration: ignored,
    OwnershipControls: ignored,
    PublicAccessBlockConfiguration: ignored,
    VersioningConfiguration: ignored,
    Tags: tags,
  },
  {
    nameProperty: 'BucketName',
    ref: ({ name }) => name,
    attributes: {
      Arn: ({ name }) => `arn:${place.partition}:s3:::${name}`,
      DomainName: ({ name }) => `${name}.s3.${urlSuffix}`,
      RegionalDomainName: ({ name }) => bucketDomain(name),
    },
  },
);

/** AWS::S3::BucketPolicy; who reads through a distribution is looked up in it. */
export const bucketPolicy = define(
  'AWS::S3::BucketPolicy',
  { PolicyDocument: z.unknown(), Bucket: z.string() },
  { attributes: {} },
);

/** The host name of a bucket in its region. */
export function bucketDomain(name: string): string {
  return `${name}.s3.${place.region}.${urlSuffix}`;
}
