import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Provision } from './provision.ts';

/**
 * A secret as JSON. One field is generated, so that it is strong from the first moment; the others
 * are fixed, or are given by whoever runs the house (as those of a provider's account are).
 */
export class HouseSecret extends Construct {
  readonly #secret: Secret;

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly description: string;
      readonly fields: Readonly<Record<string, unknown>>;
      readonly generated: string;
    },
  ) {
    super(scope, id);
    this.#secret = new Secret(this, 'Secret', {
      description: props.description,
      removalPolicy: RemovalPolicy.RETAIN,
      generateSecretString: {
        secretStringTemplate: JSON.stringify(props.fields),
        generateStringKey: props.generated,
        passwordLength: 64,
        excludePunctuation: true,
      },
    });
    Validations.of(this.#secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'A new value must be known elsewhere before it holds: at the provider, or beside the old key that receipts were made with.',
    });
  }

  provision(): Provision {
    return {
      value: this.#secret.secretArn,
      rights: () => [
        new PolicyStatement({
          actions: ['secretsmanager:GetSecretValue'],
          resources: [this.#secret.secretArn],
        }),
      ],
    };
  }
}
