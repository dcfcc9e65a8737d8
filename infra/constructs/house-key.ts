import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/**
 * The customer key of the house: it wraps the data keys that seal notes, and what DynamoDB and S3 keep
 * lies under it. Nobody may use it but through one of these two ways.
 */
export class HouseKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: 'Ducha: data keys of sealed notes; tables and files at rest',
      enableKeyRotation: true,
    });
  }

  /** Data keys of one sealed table, which is named in their encryption context: no other table's notes open with them. */
  forNotesOf(table: string, actions: readonly ('GenerateDataKey' | 'Decrypt')[]): PolicyStatement {
    return new PolicyStatement({
      actions: actions.map((action) => `kms:${action}`),
      resources: [this.key.keyArn],
      conditions: {
        StringEquals: { 'kms:EncryptionContext:table': table },
        'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['table'] },
      },
    });
  }

  /** The key as a service uses it in the caller's name, and in no other way. */
  through(
    service: 'dynamodb' | 's3',
    actions: readonly ('GenerateDataKey' | 'Decrypt')[],
  ): PolicyStatement {
    const { region, urlSuffix } = Stack.of(this);
    return new PolicyStatement({
      actions: actions.map((action) => `kms:${action}`),
      resources: [this.key.keyArn],
      conditions: {
        // Services of the Chinese regions are seen under either suffix.
        StringEquals: {
          'kms:ViaService': [
            `${service}.${region}.amazonaws.com`,
            `${service}.${region}.${urlSuffix}`,
          ],
        },
      },
    });
  }
}
