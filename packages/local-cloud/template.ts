import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { place } from './engines/engine.ts';
import type { Json, JsonObject } from './json.ts';
import { isList, isObject, objectAt, parseJson, textAt } from './json.ts';

/** What a cloud assembly (cdk.out) holds for one stack, intrinsics unresolved. */
export interface Template {
  readonly stackName: string;
  readonly resources: ReadonlyMap<string, RawResource>;
  readonly outputs: ReadonlyMap<string, Json>;
  readonly parameters: Readonly<Record<string, string>>;
  readonly conditions: ReadonlyMap<string, Json>;
  /** Folder (or single file) of an asset, by the S3 object key that the template names. */
  readonly assets: ReadonlyMap<string, string>;
}

/** One resource as the template has it. */
export interface RawResource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: JsonObject;
  readonly condition: string | undefined;
}

/** What `Ref` and `Fn::GetAtt` of a resource give; throws on an attribute that the resource has not. */
export interface References {
  ref(logicalId: string): string;
  attribute(logicalId: string, name: string): string;
}

/** What AWS::URLSuffix gives. */
export const urlSuffix = 'amazonaws.com';

const resourceKeys = new Set([
  'Type',
  'Properties',
  'DependsOn',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'Metadata',
  'Condition',
]);

/**
 * Reads the one stack of a cloud assembly.
 * @param given values of the template's parameters, each of which the template must declare
 * @param local values that the local cloud has for parameters that the template may declare
 * @throws Error naming what is missing: no stack, several stacks, a parameter without value, a resource key unknown here
 */
export function readAssembly(
  folder: string,
  given: Readonly<Record<string, string>>,
  local: Readonly<Record<string, string>> = {},
): Template {
  const manifest = readJson(join(folder, 'manifest.json'));
  const artifacts = Object.entries(objectAt(manifest, 'artifacts'));
  const stacks = artifacts.filter(([, a]) => textAt(a, 'type') === 'aws:cloudformation:stack');
  const [stack, ...others] = stacks;
  if (stack === undefined || others.length > 0) {
    throw new Error(`${folder} holds ${stacks.length} stacks; the local cloud runs exactly one`);
  }
  const [stackName, artifact] = stack;
  const file = textAt(objectAt(artifact, 'properties'), 'templateFile');
  if (file === undefined) throw new Error(`stack ${stackName} names no template file`);
  const template = readJson(join(folder, file));
  return {
    stackName,
    resources: readResources(template),
    outputs: new Map(Object.entries(objectAt(template, 'Outputs'))),
    parameters: parameterValues(template, given, local),
    conditions: new Map(Object.entries(objectAt(template, 'Conditions'))),
    assets: readAssets(folder, artifacts),
  };
}

/** Resolves every intrinsic in a value. A property that resolves to AWS::NoValue disappears. */
export function resolve(value: Json, template: Template, references: References): Json {
  const resolved = new Resolver(template, references).value(value);
  return resolved ?? null;
}

/** Whether a named condition of the template holds. */
export function conditionHolds(name: string, template: Template, references: References): boolean {
  return new Resolver(template, references).condition(name);
}

class Resolver {
  readonly #template: Template;
  readonly #references: References;

  constructor(template: Template, references: References) {
    this.#template = template;
    this.#references = references;
  }

  /** undefined stands for AWS::NoValue. */
  value(value: Json): Json | undefined {
    if (isList(value)) {
      return value.map((each) => this.value(each)).filter((each) => each !== undefined);
    }
    if (!isObject(value)) return value;
    const [only, ...rest] = Object.entries(value);
    if (only !== undefined && rest.length === 0 && isIntrinsic(only[0])) {
      return this.#intrinsic(only[0], only[1]);
    }
    const entries = Object.entries(value).flatMap(([key, each]) => {
      const resolved = this.value(each);
      return resolved === undefined ? [] : [[key, resolved] as const];
    });
    return Object.fromEntries(entries);
  }

  condition(name: string): boolean {
    const body = this.#template.conditions.get(name);
    if (body === undefined) throw new Error(`condition ${name} is not in the template`);
    return this.#test(body);
  }

  #intrinsic(name: string, argument: Json): Json | undefined {
    switch (name) {
      case 'Ref':
        return this.#ref(text(argument, name));
      case 'Fn::GetAtt':
        return this.#attribute(argument);
      case 'Fn::Join': {
        const [separator, parts] = pair(argument, name);
        return this.#strings(parts, name).join(text(separator, name));
      }
      case 'Fn::Select': {
        const [index, list] = pair(argument, name);
        const chosen = this.#list(list, name)[Number(this.value(index))];
        if (chosen === undefined) throw new Error(`Fn::Select is out of range`);
        return chosen;
      }
      case 'Fn::Split': {
        const [separator, whole] = pair(argument, name);
        return text(this.value(whole), name).split(text(separator, name));
      }
      case 'Fn::Sub':
        return this.#sub(argument);
      case 'Fn::If': {
        const [condition, yes, no] = isList(argument) ? argument : [];
        const branch = this.condition(text(condition, name)) ? yes : no;
        return branch === undefined ? undefined : this.value(branch);
      }
      default:
        throw new Error(`the local cloud does not know the intrinsic ${name}`);
    }
  }

  #ref(name: string): Json | undefined {
    switch (name) {
      case 'AWS::NoValue':
        return undefined;
      case 'AWS::Partition':
        return place.partition;
      case 'AWS::Region':
        return place.region;
      case 'AWS::AccountId':
        return place.account;
      case 'AWS::URLSuffix':
        return urlSuffix;
      case 'AWS::StackName':
        return this.#template.stackName;
      default:
        return this.#template.parameters[name] ?? this.#references.ref(name);
    }
  }

  #attribute(argument: Json): string {
    const path = isList(argument)
      ? argument.map((part) => text(part, 'Fn::GetAtt')).join('.')
      : text(argument, 'Fn::GetAtt');
    const dot = path.indexOf('.');
    return this.#references.attribute(path.slice(0, dot), path.slice(dot + 1));
  }

  #sub(argument: Json): string {
    const [body, variables] = isList(argument) ? argument : [argument];
    const own = isObject(variables) ? variables : {};
    return text(body, 'Fn::Sub').replace(
      /\$\{(!?)([^}]+)\}/g,
      (_, literal: string, name: string) => {
        if (literal === '!') return `\${${name}}`;
        const variable = own[name];
        const value =
          variable !== undefined
            ? this.value(variable)
            : name.includes('.')
              ? this.#attribute(name)
              : this.#ref(name);
        return text(value, 'Fn::Sub');
      },
    );
  }

  #test(value: Json): boolean {
    const [only] = isObject(value) ? Object.entries(value) : [];
    if (only === undefined) throw new Error('a condition of the template is empty');
    const [name, argument] = only;
    const parts = isList(argument) ? argument : [];
    switch (name) {
      case 'Fn::Equals':
        return (
          JSON.stringify(this.value(parts[0] ?? null)) ===
          JSON.stringify(this.value(parts[1] ?? null))
        );
      case 'Fn::Not':
        return !this.#test(parts[0] ?? null);
      case 'Fn::And':
        return parts.every((part) => this.#test(part));
      case 'Fn::Or':
        return parts.some((part) => this.#test(part));
      case 'Condition':
        return this.condition(text(argument, name));
      default:
        throw new Error(`the local cloud does not know the condition function ${name}`);
    }
  }

  #list(value: Json, where: string): readonly Json[] {
    const resolved = this.value(value);
    if (!isList(resolved)) throw new Error(`${where} needs a list`);
    return resolved;
  }

  #strings(value: Json, where: string): string[] {
    return this.#list(value, where).map((each) => text(each, where));
  }
}

function isIntrinsic(key: string): boolean {
  return key === 'Ref' || key.startsWith('Fn::');
}

function text(value: Json | undefined, where: string): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') throw new Error(`${where} needs a string`);
  return value;
}

function pair(value: Json, where: string): readonly [Json, Json] {
  const [first, second] = isList(value) ? value : [];
  if (first === undefined || second === undefined) throw new Error(`${where} needs two arguments`);
  return [first, second];
}

function readJson(file: string): Json {
  return parseJson(readFileSync(file, 'utf8'));
}

function readResources(template: Json): ReadonlyMap<string, RawResource> {
  const entries = Object.entries(objectAt(template, 'Resources')).map(([logicalId, body]) => {
    const unknown = Object.keys(isObject(body) ? body : {}).find((key) => !resourceKeys.has(key));
    if (unknown !== undefined) {
      throw new Error(`${logicalId}: the local cloud does not know the resource key ${unknown}`);
    }
    const resource = {
      logicalId,
      type: textAt(body, 'Type') ?? '',
      properties: objectAt(body, 'Properties'),
      condition: textAt(body, 'Condition'),
    };
    return [logicalId, resource] as const;
  });
  return new Map(entries);
}

function parameterValues(
  template: Json,
  given: Readonly<Record<string, string>>,
  local: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const declared = objectAt(template, 'Parameters');
  const unknown = Object.keys(given).find((name) => !(name in declared));
  if (unknown !== undefined) throw new Error(`the template has no parameter ${unknown}`);
  const entries = Object.entries(declared).map(([name, declaration]) => {
    const byDefault = isObject(declaration) ? declaration['Default'] : undefined;
    const value =
      given[name] ?? local[name] ?? (byDefault === undefined ? undefined : text(byDefault, name));
    if (value === undefined) throw new Error(`the template's parameter ${name} has no value`);
    return [name, value] as const;
  });
  return Object.fromEntries(entries);
}

/** Asset folders by destination object key: how `Code.S3Key` of a function finds its bundle. */
function readAssets(
  folder: string,
  artifacts: readonly (readonly [string, Json])[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, artifact] of artifacts) {
    const file = textAt(objectAt(artifact, 'properties'), 'file');
    if (textAt(artifact, 'type') !== 'cdk:asset-manifest' || file === undefined) continue;
    for (const asset of Object.values(objectAt(readJson(join(folder, file)), 'files'))) {
      const path = textAt(objectAt(asset, 'source'), 'path');
      if (path === undefined) continue;
      for (const destination of Object.values(objectAt(asset, 'destinations'))) {
        found.set(textAt(destination, 'objectKey') ?? '', join(folder, path));
      }
    }
  }
  return found;
}
