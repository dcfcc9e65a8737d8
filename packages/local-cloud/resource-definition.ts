import { createHash } from 'node:crypto';
import * as z from 'zod/mini';

/** A resource type with exactly the properties that the stack uses, and what references to it give. */
export interface ResourceDefinition<P> {
  readonly type: string;
  readonly properties: z.ZodMiniType<P>;
  /** The property that holds the physical name, when the template may give one. */
  readonly nameProperty: string | undefined;
  /** What `Ref` gives. */
  ref(resource: Named): string;
  /** What `Fn::GetAtt` gives, by attribute. */
  readonly attributes: Readonly<Record<string, (resource: Named) => string>>;
}

/** A resource as far as its references go. */
export interface Named {
  readonly logicalId: string;
  readonly name: string;
  readonly surroundings: Surroundings;
}

/** What references contain that only the running engines know. */
export interface Surroundings {
  /** Address of the SQS endpoint. */
  readonly sqs: string;
  /** Address of the HTTP API. */
  readonly api: string;
  /** Address of the distribution. */
  readonly portal: string;
  keyId(logicalId: string): string;
  secretArn(name: string): string;
}

/** Makes a definition; `Ref` gives the logical id where nothing else is said. */
export function define<S extends z.core.$ZodShape>(
  type: string,
  shape: S,
  references: {
    readonly nameProperty?: string;
    readonly ref?: (resource: Named) => string;
    readonly attributes: Readonly<Record<string, (resource: Named) => string>>;
  },
): ResourceDefinition<z.output<z.ZodMiniObject<S, z.core.$strict>>> {
  return {
    type,
    properties: z.strictObject(shape),
    nameProperty: references.nameProperty,
    ref: references.ref ?? (({ logicalId }) => logicalId),
    attributes: references.attributes,
  };
}

/** The tags of a resource; nothing reads them here. */
export const tags = z.optional(z.array(z.strictObject({ Key: z.string(), Value: z.string() })));
/** A property of the real resource that has no effect here. */
export const ignored = z.optional(z.unknown());

/** SHA-256 in hex, from which ids of resources are made. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
