import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { HouseKey } from './house-key.ts';
import type { FunctionKind, Provision } from './provision.ts';

/**
 * A service's event log and what is derived from it, in one table. Partitions: `c/…` commits,
 * `r/…` rows of views, `f/…` figures, `s/…` what was set aside. Its stream feeds the relay.
 */
export class LogTable extends Construct {
  readonly table: Table;
  readonly streamArn: string;
  readonly #key: HouseKey;

  constructor(scope: Construct, id: string, props: { readonly key: HouseKey }) {
    super(scope, id);
    this.#key = props.key;
    this.table = new Table(this, 'Table', {
      ...keys('pk', 'sk'),
      ...careOf(props.key),
      stream: StreamViewType.NEW_IMAGE,
    });
    // A list shows a row's data; a view's bookkeeping would only make each write of it dearer.
    const shown = { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: ['data'] };
    this.table.addGlobalSecondaryIndex({ indexName: 'list1', ...keys('l1', 's1'), ...shown });
    this.table.addGlobalSecondaryIndex({ indexName: 'list2', ...keys('l2', 's2'), ...shown });
    this.table.addGlobalSecondaryIndex({ indexName: 'list3', ...keys('l3', 's3'), ...shown });
    this.table.addGlobalSecondaryIndex({
      indexName: 'due',
      ...keys('d1', 'd2'),
      projectionType: ProjectionType.KEYS_ONLY,
    });
    if (this.table.tableStreamArn === undefined) throw new Error('a log without a stream');
    this.streamArn = this.table.tableStreamArn;
  }

  provision(): Provision {
    return {
      value: this.table.tableName,
      rights: (kind) => [...this.#reading(kind), ...this.#writing(kind), this.#atRest()],
    };
  }

  /** What an event source mapping needs of the role whose function it feeds. */
  streaming(): PolicyStatement[] {
    return [
      new PolicyStatement({
        actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        resources: [this.streamArn],
      }),
      // This action takes no resource.
      new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }),
    ];
  }

  #reading(kind: FunctionKind): PolicyStatement[] {
    const indexes = indexesReadBy[kind].map((name) => `${this.table.tableArn}/index/${name}`);
    return [
      new PolicyStatement({
        actions: ['dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:BatchGetItem'],
        resources: [this.table.tableArn],
      }),
      ...(indexes.length === 0
        ? []
        : [new PolicyStatement({ actions: ['dynamodb:Query'], resources: indexes })]),
    ];
  }

  /**
   * Nobody may change or delete a commit, and only the relay writes what is derived from them and which
   * of them it set aside.
   */
  #writing(kind: FunctionKind): PolicyStatement[] {
    if (kind !== 'relay') return [this.#write(['PutItem'], 'c/*')];
    return [
      this.#write(['PutItem', 'DeleteItem'], 'r/*'),
      this.#write(['UpdateItem'], 'f/*'),
      this.#write(['PutItem'], 's/*'),
    ];
  }

  #write(actions: readonly string[], partitions: string): PolicyStatement {
    return new PolicyStatement({
      actions: actions.map((action) => `dynamodb:${action}`),
      resources: [this.table.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [partitions] } },
    });
  }

  #atRest(): PolicyStatement {
    return this.#key.through('dynamodb', ['Decrypt']);
  }
}

const indexesReadBy: Readonly<Record<FunctionKind, readonly string[]>> = {
  api: ['list1', 'list2', 'list3', 'due'],
  inbox: ['list1', 'list2'],
  clock: ['list1', 'list2', 'list3', 'due'],
  relay: [],
  publisher: [],
};

/** What every table of the house has: nothing in it may be lost, and nothing lies open. */
export function careOf(key: HouseKey) {
  return {
    billingMode: BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey: key.key,
  };
}

/** Partition and sort key, both strings. */
export function keys(partition: string, sort: string) {
  return {
    partitionKey: { name: partition, type: AttributeType.STRING },
    sortKey: { name: sort, type: AttributeType.STRING },
  };
}
