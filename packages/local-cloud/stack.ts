import { en } from 'zod/locales';
import type * as z from 'zod/mini';
import { place } from './engines/engine.ts';
import { isObject } from './json.ts';
import type { Named, ResourceDefinition, Surroundings } from './resource-definition.ts';
import { resourceTypes } from './resource-types.ts';
import type { RawResource, References, Template } from './template.ts';
import { conditionHolds, resolve, urlSuffix } from './template.ts';

/** A resource of the stack, its intrinsics resolved and its properties checked. */
export interface Resource<P> {
  readonly logicalId: string;
  /** Physical name: the one that the template gives, or one made of stack and logical id. */
  readonly name: string;
  /** What `Ref` gives. */
  readonly ref: string;
  readonly arn: string;
  readonly properties: P;
}

/** A synthesized stack with every reference resolved. */
export interface Stack {
  /** All resources of one type. */
  all<P>(definition: ResourceDefinition<P>): readonly Resource<P>[];
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * Resolves and checks a whole template.
 * @throws Error naming the resource whose type, property or attribute the local cloud does not know
 */
export function resolveStack(template: Template, surroundings: Surroundings): Stack {
  const references = new StackReferences(template, surroundings);
  const present = [...template.resources.values()].filter(
    ({ condition }) => condition === undefined || conditionHolds(condition, template, references),
  );
  for (const resource of present) check(resource, template, references);
  return {
    all: (definition) =>
      present
        .filter(({ type }) => type === definition.type)
        .map((resource) => ({
          logicalId: resource.logicalId,
          name: references.name(resource.logicalId),
          ref: references.ref(resource.logicalId),
          arn:
            'Arn' in definition.attributes ? references.attribute(resource.logicalId, 'Arn') : '',
          properties: parse(resource, definition, template, references),
        })),
    outputs: outputs(template, references, surroundings),
  };
}

class StackReferences implements References {
  readonly #template: Template;
  readonly #surroundings: Surroundings;
  readonly #names = new Map<string, string>();

  constructor(template: Template, surroundings: Surroundings) {
    this.#template = template;
    this.#surroundings = surroundings;
  }

  ref(logicalId: string): string {
    return this.#definition(logicalId).ref(this.#named(logicalId));
  }

  attribute(logicalId: string, name: string): string {
    const attribute = this.#definition(logicalId).attributes[name];
    if (attribute === undefined) {
      throw new Error(`${logicalId}: the local cloud does not know its attribute ${name}`);
    }
    return attribute(this.#named(logicalId));
  }

  name(logicalId: string): string {
    const known = this.#names.get(logicalId);
    if (known !== undefined) return known;
    const resource = this.#resource(logicalId);
    const { nameProperty } = this.#definition(logicalId);
    const given = nameProperty === undefined ? undefined : resource.properties[nameProperty];
    const resolved = given === undefined ? undefined : resolve(given, this.#template, this);
    const name = typeof resolved === 'string' ? resolved : this.#generatedName(resource);
    this.#names.set(logicalId, name);
    return name;
  }

  #generatedName({ logicalId, type }: RawResource): string {
    const name = `${this.#template.stackName}-${logicalId}`;
    return type === 'AWS::S3::Bucket' ? name.toLowerCase().slice(0, 63) : name.slice(0, 80);
  }

  #named(logicalId: string): Named {
    return { logicalId, name: this.name(logicalId), surroundings: this.#surroundings };
  }

  #definition(logicalId: string): ResourceDefinition<unknown> {
    const { type } = this.#resource(logicalId);
    const definition = resourceTypes.get(type);
    if (definition === undefined) {
      throw new Error(`${logicalId}: the local cloud does not know the resource type ${type}`);
    }
    return definition;
  }

  #resource(logicalId: string): RawResource {
    const resource = this.#template.resources.get(logicalId);
    if (resource === undefined) {
      throw new Error(`the template refers to ${logicalId}, which it does not hold`);
    }
    return resource;
  }
}

function check(resource: RawResource, template: Template, references: StackReferences): void {
  // The name first: it fails on an unknown type.
  references.name(resource.logicalId);
  const definition = resourceTypes.get(resource.type);
  if (definition !== undefined) parse(resource, definition, template, references);
}

function parse<P>(
  resource: RawResource,
  definition: ResourceDefinition<P>,
  template: Template,
  references: References,
): P {
  const parsed = definition.properties.safeParse(
    resolve(resource.properties, template, references),
    { error: en().localeError },
  );
  if (parsed.success) return parsed.data;
  throw new Error(
    `${resource.logicalId} (${resource.type}): ${parsed.error.issues.map(sentence).join('; ')}`,
  );
}

function sentence(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((each) => (path === '' ? each : `${path}.${each}`));
    return `the local cloud does not know the property ${names.join(', ')}`;
  }
  return `${path}: ${issue.message}`;
}

function outputs(
  template: Template,
  references: References,
  surroundings: Surroundings,
): Readonly<Record<string, string>> {
  // CDK composes an API's URL from its id and never asks for its endpoint.
  const executeApi = new RegExp(
    `^https://[0-9a-f]{10}\\.execute-api\\.${place.region}\\.${urlSuffix}`,
  );
  const entries = [...template.outputs].map(([name, output]) => {
    const value = isObject(output) ? (output['Value'] ?? '') : '';
    const resolved = resolve(value, template, references);
    const text = typeof resolved === 'string' ? resolved : JSON.stringify(resolved);
    return [name, text.replace(executeApi, surroundings.api)] as const;
  });
  return Object.fromEntries(entries);
}
