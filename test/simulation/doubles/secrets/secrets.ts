import { run, textIn } from '../input.ts';
import type { Operation } from '../input.ts';
import type { Double, JsonObject } from '../refused.ts';
import { Refused } from '../refused.ts';

interface Version {
  readonly id: string;
  readonly text: string;
  readonly createdAt: number;
}

/** A secret as it lies there; nothing in it changes, another one takes its place. */
interface Secret {
  readonly name: string;
  readonly arn: string;
  readonly versions: ReadonlyMap<string, Version>;
  /** Label → version. */
  readonly stages: ReadonlyMap<string, string>;
}

/** The secrets of a moment; it can be restored often. */
export interface SecretsSnapshot {
  readonly secrets: ReadonlyMap<string, Secret>;
  readonly drawn: number;
}

const longestBytes = 65_536;

/**
 * Secrets Manager, as far as the house and who rotates its secrets call it: GetSecretValue and PutSecretValue, with the
 * labels AWSCURRENT and AWSPREVIOUS.
 */
export class SecretsDouble implements Double {
  /** By name. */
  #secrets = new Map<string, Secret>();
  /** Versions are numbered. */
  #drawn = 0;

  /** Makes a secret; answers its ARN, which is a SecretId, like its name. */
  createSecret(name: string, text: string, now: number): string {
    const arn = `arn:aws:secretsmanager:us-east-1:000000000000:secret:${name}-Double`;
    const empty = { name, arn, versions: new Map(), stages: new Map() };
    this.#secrets.set(name, withCurrent(empty, { id: this.#versionId(), text, createdAt: now }));
    return arn;
  }

  answer(operation: string, input: JsonObject, now: number): JsonObject {
    return run(this.#operations, operation, input, now);
  }

  snapshot(): SecretsSnapshot {
    return { secrets: new Map(this.#secrets), drawn: this.#drawn };
  }

  restore({ secrets, drawn }: SecretsSnapshot): void {
    this.#secrets = new Map(secrets);
    this.#drawn = drawn;
  }

  readonly #operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
    [
      'GetSecretValue',
      {
        fields: ['SecretId', 'VersionId', 'VersionStage'],
        answer: (input) => {
          const secret = this.#secretIn(input);
          const { name, arn, stages } = secret;
          const version = versionAsked(secret, input);
          return {
            ARN: arn,
            Name: name,
            VersionId: version.id,
            VersionStages: [...stages].flatMap(([stage, id]) => (id === version.id ? [stage] : [])),
            CreatedDate: version.createdAt / 1_000,
            SecretString: version.text,
          };
        },
      },
    ],
    [
      'PutSecretValue',
      {
        fields: ['SecretId', 'ClientRequestToken', 'SecretString'],
        answer: (input, now) => {
          const secret = this.#secretIn(input);
          const version = {
            id: tokenIn(input) ?? this.#versionId(),
            text: textToKeep(input),
            createdAt: now,
          };
          const before = secret.versions.get(version.id);
          if (before !== undefined && before.text !== version.text)
            throw new Refused(
              400,
              'ResourceExistsException',
              `You can't use ClientRequestToken ${version.id} because that value is already in use for a version of secret ${secret.arn}.`,
            );
          const after = before === undefined ? withCurrent(secret, version) : secret;
          this.#secrets.set(secret.name, after);
          return {
            ARN: after.arn,
            Name: after.name,
            VersionId: version.id,
            VersionStages: [...after.stages].flatMap(([stage, id]) =>
              id === version.id ? [stage] : [],
            ),
          };
        },
      },
    ],
  ]);

  #secretIn(input: JsonObject): Secret {
    const asked = textIn(input, 'SecretId') ?? '';
    const byName = this.#secrets.get(asked);
    if (byName !== undefined) return byName;
    for (const secret of this.#secrets.values()) {
      // An ARN may be given without the six letters at its end.
      if (asked === secret.arn || asked === secret.arn.slice(0, -'-Double'.length)) return secret;
    }
    throw new Refused(
      400,
      'ResourceNotFoundException',
      "Secrets Manager can't find the specified secret.",
    );
  }

  #versionId(): string {
    this.#drawn += 1;
    return `00000000-0000-4000-8000-${String(this.#drawn).padStart(12, '0')}`;
  }
}

/** The version becomes the current one, and the one that was it the previous one. */
function withCurrent(secret: Secret, version: Version): Secret {
  const current = secret.stages.get('AWSCURRENT');
  return {
    ...secret,
    versions: new Map([...secret.versions, [version.id, version]]),
    stages: new Map([
      ['AWSCURRENT', version.id],
      ...(current === undefined ? [] : [['AWSPREVIOUS', current] as const]),
    ]),
  };
}

function versionAsked({ versions, stages }: Secret, input: JsonObject): Version {
  const id = textIn(input, 'VersionId');
  const stage = textIn(input, 'VersionStage') ?? (id === undefined ? 'AWSCURRENT' : undefined);
  const labelled = stage === undefined ? id : stages.get(stage);
  const version = labelled === undefined ? undefined : versions.get(labelled);
  if (version === undefined || (id !== undefined && id !== version.id))
    throw new Refused(
      400,
      'ResourceNotFoundException',
      `Secrets Manager can't find the specified secret value for ${id === undefined ? `staging label: ${stage}` : `VersionId: ${id}`}`,
    );
  return version;
}

function tokenIn(input: JsonObject): string | undefined {
  const token = textIn(input, 'ClientRequestToken');
  if (token !== undefined && (token.length < 32 || token.length > 64))
    throw new Refused(
      400,
      'InvalidParameterException',
      'ClientRequestToken must be 32-64 characters long.',
    );
  return token;
}

function textToKeep(input: JsonObject): string {
  const text = textIn(input, 'SecretString') ?? '';
  if (text === '')
    throw new Refused(
      400,
      'InvalidRequestException',
      'You must provide either SecretString or SecretBinary.',
    );
  if (Buffer.byteLength(text) > longestBytes)
    throw new Refused(
      400,
      'ValidationException',
      `1 validation error detected: Value at 'secretString' failed to satisfy constraint: Member must have length less than or equal to ${longestBytes}`,
    );
  return text;
}
