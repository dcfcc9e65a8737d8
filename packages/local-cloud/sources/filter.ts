import type { Json } from '../json.ts';
import { isList, isObject, parseJson } from '../json.ts';

/** Whether a record passes a mapping's filter criteria. */
export type Filter = (record: Json) => boolean;

/**
 * Compiles the filter patterns of an event source mapping; a record passes when one of them matches, or there are none.
 * @throws Error on an operator that Lambda's event filtering does not have
 */
export function compileFilter(patterns: readonly string[]): Filter {
  const compiled = patterns.map((pattern) => compile(parseJson(pattern)));
  return (record) => compiled.length === 0 || compiled.some((matches) => matches(record));
}

type Match = (value: Json | undefined) => boolean;

function compile(pattern: Json): Match {
  if (isList(pattern)) return anyOf(pattern.map(rule));
  if (!isObject(pattern)) throw new Error('a filter pattern is an object of lists');
  return allOf(Object.entries(pattern).map(([key, nested]) => field(key, nested)));
}

function field(key: string, nested: Json): Match {
  if (key === '$or') {
    if (!isList(nested)) throw new Error('$or of a filter pattern takes a list');
    return anyOf(nested.map(compile));
  }
  const inner = compile(nested);
  return (value) => inner(isObject(value) ? value[key] : undefined);
}

function rule(wanted: Json): Match {
  if (!isObject(wanted)) return (value) => contains(value, (each) => each === wanted);
  return allOf(Object.entries(wanted).map(([operator, argument]) => operation(operator, argument)));
}

function operation(operator: string, argument: Json): Match {
  switch (operator) {
    case 'exists':
      return (value) => (value !== undefined) === argument;
    case 'prefix':
      return (value) => contains(value, (each) => text(each).startsWith(text(argument)));
    case 'suffix':
      return (value) => contains(value, (each) => text(each).endsWith(text(argument)));
    case 'equals-ignore-case':
      return (value) =>
        contains(value, (each) => text(each).toLowerCase() === text(argument).toLowerCase());
    case 'anything-but': {
      const refused = isList(argument) ? argument : [argument];
      if (refused.some(isObject)) {
        throw new Error('anything-but of a filter pattern takes plain values only here');
      }
      return (value) => value !== undefined && !contains(value, (each) => refused.includes(each));
    }
    case 'numeric':
      return numeric(isList(argument) ? argument : []);
    default:
      throw new Error(`the local cloud does not know the filter operator ${operator}`);
  }
}

function numeric(comparisons: readonly Json[]): Match {
  const pairs: ((value: number) => boolean)[] = [];
  for (let index = 0; index < comparisons.length; index += 2) {
    pairs.push(comparison(text(comparisons[index] ?? null), Number(comparisons[index + 1])));
  }
  return (value) =>
    contains(value, (each) => typeof each === 'number' && pairs.every((test) => test(each)));
}

function comparison(operator: string, bound: number): (value: number) => boolean {
  switch (operator) {
    case '=':
      return (value) => value === bound;
    case '<':
      return (value) => value < bound;
    case '<=':
      return (value) => value <= bound;
    case '>':
      return (value) => value > bound;
    case '>=':
      return (value) => value >= bound;
    default:
      throw new Error(`the local cloud does not know the numeric filter operator ${operator}`);
  }
}

/** A list in the record matches when one of its elements does. */
function contains(value: Json | undefined, test: (each: Json) => boolean): boolean {
  if (value === undefined) return false;
  return isList(value) ? value.some(test) : test(value);
}

function allOf(matches: readonly Match[]): Match {
  return (value) => matches.every((match) => match(value));
}

function anyOf(matches: readonly Match[]): Match {
  return (value) => matches.some((match) => match(value));
}

function text(value: Json): string {
  return typeof value === 'string' ? value : '\0not a string';
}
