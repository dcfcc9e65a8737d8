import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { HouseKey } from './house-key.ts';
import type { Provision } from './provision.ts';

/** What is garbage in minutes or days: nothing of it is kept, and no copy made. */
export class FleetingTable extends Construct {
  readonly #table: Table;
  readonly #key: HouseKey;
  readonly #actions: readonly string[];

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly key: HouseKey;
      /** Whether a partition holds many rows, in the order of `sk`. */
      readonly hasRows?: true;
      /** What its function does with it. */
      readonly actions: readonly string[];
      /** Why no backup is kept. */
      readonly noBackup: string;
    },
  ) {
    super(scope, id);
    this.#key = props.key;
    this.#actions = props.actions;
    this.#table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      ...(props.hasRows === true ? { sortKey: { name: 'sk', type: AttributeType.STRING } } : {}),
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'expires',
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: props.key.key,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(this.#table).acknowledge({
      id: 'AwsSolutions-DDB3',
      reason: props.noBackup,
    });
  }

  provision(): Provision {
    return {
      value: this.#table.tableName,
      rights: () => [
        new PolicyStatement({
          actions: [...this.#actions],
          resources: [this.#table.tableArn],
        }),
        this.#key.through('dynamodb', ['Decrypt']),
      ],
    };
  }
}
