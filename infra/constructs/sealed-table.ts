import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { HouseKey } from './house-key.ts';
import { careOf, keys } from './log-table.ts';
import type { Provision } from './provision.ts';

/** A service's notes: all free text and every attribute of a person, each sealed under a data key. */
export class SealedTable extends Construct {
  readonly table: Table;
  readonly #key: HouseKey;

  constructor(scope: Construct, id: string, props: { readonly key: HouseKey }) {
    super(scope, id);
    this.#key = props.key;
    this.table = new Table(this, 'Table', { ...keys('pk', 'sk'), ...careOf(props.key) });
  }

  /** The relay opens the cleared notes that travel with an event; it seals none. */
  provision(): Provision {
    return {
      value: this.table.tableName,
      rights: (kind) => [
        new PolicyStatement({
          actions: [
            'dynamodb:GetItem',
            'dynamodb:BatchGetItem',
            ...(kind === 'relay' ? [] : ['dynamodb:PutItem', 'dynamodb:UpdateItem']),
          ],
          resources: [this.table.tableArn],
        }),
        this.#key.through('dynamodb', ['Decrypt']),
      ],
    };
  }

  /** The key under which this table's notes are sealed. */
  keyProvision(): Provision {
    return {
      value: this.#key.key.keyArn,
      rights: (kind) => [
        this.#key.forNotesOf(
          this.table.tableName,
          kind === 'relay' ? ['Decrypt'] : ['GenerateDataKey', 'Decrypt'],
        ),
      ],
    };
  }
}
