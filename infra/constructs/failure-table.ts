import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { HouseKey } from './house-key.ts';
import type { Provision } from './provision.ts';

/** How much failed lately, by network and for minutes: garbage, of which nothing is kept and no copy made. */
export class FailureTable extends Construct {
  readonly #table: Table;
  readonly #key: HouseKey;

  constructor(scope: Construct, id: string, props: { readonly key: HouseKey }) {
    super(scope, id);
    this.#key = props.key;
    this.#table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'expires',
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: props.key.key,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(this.#table).acknowledge({
      id: 'AwsSolutions-DDB3',
      reason: 'A backup would keep for weeks what says for minutes where failures came from.',
    });
  }

  provision(): Provision {
    return {
      value: this.#table.tableName,
      rights: () => [
        new PolicyStatement({
          actions: ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
          resources: [this.#table.tableArn],
        }),
        this.#key.through('dynamodb', ['Decrypt']),
      ],
    };
  }
}
