/** A price of AWS in US dollars, as published. */
export interface PublishedPrice {
  readonly dollars: number;
  /** For how many of the unit. */
  readonly per: number;
  readonly unit: string;
  readonly source: string;
}

/**
 * The day on which the prices were written down, from knowledge of the lists; of the pages named below only Lambda's
 * was looked up. Compare them before an offer is built on the cost.
 */
export const pricesAsOf = '2026-11-23';

/** The region of the prices; those of China are in yuan and differ by region. No free tier, no discounts. */
export const pricesOf = 'US East (N. Virginia)';

const dynamodb = 'https://aws.amazon.com/dynamodb/pricing/on-demand/';
const lambda = 'https://aws.amazon.com/lambda/pricing/';

/** On-demand list prices, first tier. */
export const publishedPrices = {
  writeUnits: { dollars: 0.625, per: 1_000_000, unit: 'write request units', source: dynamodb },
  readUnits: { dollars: 0.125, per: 1_000_000, unit: 'read request units', source: dynamodb },
  queueRequests: {
    dollars: 0.4,
    per: 1_000_000,
    unit: 'requests to standard queues, each 64 KB begun',
    source: 'https://aws.amazon.com/sqs/pricing/',
  },
  httpRequests: {
    dollars: 1,
    per: 1_000_000,
    unit: 'requests to an HTTP API, each 512 KB begun',
    source: 'https://aws.amazon.com/api-gateway/pricing/',
  },
  invocations: { dollars: 0.2, per: 1_000_000, unit: 'invocations', source: lambda },
  gigabyteSeconds: { dollars: 0.0000133334, per: 1, unit: 'GB-seconds on arm64', source: lambda },
  keyRequests: {
    dollars: 0.03,
    per: 10_000,
    unit: 'requests to KMS',
    source: 'https://aws.amazon.com/kms/pricing/',
  },
  secretRequests: {
    dollars: 0.05,
    per: 10_000,
    unit: 'requests to Secrets Manager',
    source: 'https://aws.amazon.com/secrets-manager/pricing/',
  },
  bucketWrites: {
    dollars: 0.005,
    per: 1_000,
    unit: 'PUT and POST requests to S3 Standard',
    source: 'https://aws.amazon.com/s3/pricing/',
  },
  logGigabytes: {
    dollars: 0.5,
    per: 1,
    unit: 'GB taken in by CloudWatch Logs',
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
  },
} as const satisfies Record<string, PublishedPrice>;

/** What of the house has a price. */
export type Priced = keyof typeof publishedPrices;
