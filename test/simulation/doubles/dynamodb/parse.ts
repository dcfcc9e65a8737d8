import type {
  Assigned,
  Comparator,
  Condition,
  Operand,
  Parsed,
  Path,
  Update,
} from './expression.ts';
import { invalid } from './refusals.ts';
import { reservedWords } from './reserved-words.ts';

/** Which parameter an expression is, as DynamoDB says it. */
export type ExpressionKind =
  | 'ConditionExpression'
  | 'FilterExpression'
  | 'KeyConditionExpression'
  | 'ProjectionExpression'
  | 'UpdateExpression';

/** Reads a condition. Refuses what is none. */
export const parseCondition = remembered((text, kind) => {
  const reader = new Reader(text, kind);
  return reader.whole(conditionIn(reader));
});

/** Reads an update. Refuses what is none. */
export const parseUpdate = remembered((text, kind) => {
  const reader = new Reader(text, kind);
  return reader.whole(updateIn(reader));
});

/** Reads a list of paths. Refuses what is none. */
export const parseProjection = remembered((text, kind) => {
  const reader = new Reader(text, kind);
  return reader.whole(listIn(reader, pathIn));
});

/** The house has few expressions and asks with each again and again. */
function remembered<Tree>(parse: (text: string, kind: ExpressionKind) => Parsed<Tree>) {
  const known = new Map<string, Parsed<Tree>>();
  return (text: string, kind: ExpressionKind): Parsed<Tree> => {
    const key = kind + text;
    const before = known.get(key);
    if (before !== undefined) return before;
    const parsed = parse(text, kind);
    if (known.size > 10_000) known.clear();
    known.set(key, parsed);
    return parsed;
  };
}

/** An expression has at most so many bytes, and operators. */
const longest = 4096;
const mostOperators = 300;

const token =
  /\s*(?:(<>|<=|>=|[=<>()[\],.+-])|(#[A-Za-z0-9_]+)|(:[A-Za-z0-9_]+)|([A-Za-z_][A-Za-z0-9_]*)|(\d+)|(\S))/y;

interface Token {
  readonly kind: 'sign' | 'name' | 'value' | 'word' | 'number' | 'end';
  readonly text: string;
}

const kinds = ['sign', 'name', 'value', 'word', 'number'] as const;

class Reader {
  readonly kind: ExpressionKind;
  /** The conditions that stand in parentheses of their own. */
  readonly grouped = new Set<Condition>();
  readonly #tokens: readonly Token[];
  readonly #names = new Set<string>();
  readonly #values = new Set<string>();
  readonly #paths: Path[] = [];
  #at = 0;
  #operators = 0;

  constructor(text: string, kind: ExpressionKind) {
    this.kind = kind;
    if (text.trim() === '') throw this.wrong('The expression can not be empty;');
    const size = Buffer.byteLength(text);
    if (size > longest)
      throw this.wrong(
        `Expression size has exceeded the maximum allowed size; expression size: ${size}`,
      );
    this.#tokens = this.#tokensOf(text);
  }

  get next(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '<EOF>' };
  }

  take(): Token {
    const taken = this.next;
    this.#at += 1;
    if (taken.kind === 'name') this.#names.add(taken.text);
    if (taken.kind === 'value') this.#values.add(taken.text);
    return taken;
  }

  /** Takes the next token if it is this sign. */
  takes(sign: string): boolean {
    if (this.next.kind !== 'sign' || this.next.text !== sign) return false;
    this.#at += 1;
    return true;
  }

  /** Takes the next token if it is this word, in capitals or not. */
  takesWord(word: string): boolean {
    if (!this.isWord(word)) return false;
    this.#at += 1;
    return true;
  }

  isWord(word: string): boolean {
    return this.next.kind === 'word' && this.next.text.toUpperCase() === word;
  }

  /** Whether the token after the next is this sign. */
  isFollowedBy(sign: string): boolean {
    const found = this.#tokens[this.#at + 1];
    return found?.kind === 'sign' && found.text === sign;
  }

  expect(sign: string): void {
    if (!this.takes(sign)) throw this.unexpected();
  }

  countOperator(): void {
    this.#operators += 1;
    if (this.#operators > mostOperators)
      throw this.wrong(
        `The expression contains too many operators; operator count: ${this.#operators}`,
      );
  }

  keep(path: Path): Path {
    this.#paths.push(path);
    return path;
  }

  whole<Tree>(tree: Tree): Parsed<Tree> {
    if (this.next.kind !== 'end') throw this.unexpected();
    return { tree, names: [...this.#names], values: [...this.#values], paths: this.#paths };
  }

  unexpected(): Error {
    const near = this.#tokens
      .slice(Math.max(0, this.#at - 1), this.#at + 2)
      .map(({ text }) => text)
      .join(' ');
    return this.wrong(`Syntax error; token: "${this.next.text}", near: "${near}"`);
  }

  wrong(why: string): Error {
    return invalid(`Invalid ${this.kind}: ${why}`);
  }

  #tokensOf(text: string): Token[] {
    const tokens: Token[] = [];
    token.lastIndex = 0;
    for (;;) {
      const match = token.exec(text);
      if (match === null) return tokens;
      const index = match.findIndex((part, group) => group > 0 && part !== undefined) - 1;
      const kind = kinds[index];
      const found = match[index + 1] ?? '';
      if (kind === undefined)
        throw this.wrong(`Syntax error; token: "${found}", near: "${match[0].trim()}"`);
      tokens.push({ kind, text: found });
    }
  }
}

function conditionIn(reader: Reader): Condition {
  let left = conjunctionIn(reader);
  while (reader.takesWord('OR')) {
    reader.countOperator();
    left = { kind: 'or', left, right: conjunctionIn(reader) };
  }
  return left;
}

function conjunctionIn(reader: Reader): Condition {
  let left = negationIn(reader);
  while (reader.takesWord('AND')) {
    reader.countOperator();
    left = { kind: 'and', left, right: negationIn(reader) };
  }
  return left;
}

function negationIn(reader: Reader): Condition {
  if (!reader.takesWord('NOT')) return termIn(reader);
  reader.countOperator();
  return { kind: 'not', of: negationIn(reader) };
}

function termIn(reader: Reader): Condition {
  if (reader.takes('(')) {
    const inner = conditionIn(reader);
    reader.expect(')');
    if (reader.grouped.has(inner)) throw reader.wrong('The expression has redundant parentheses;');
    reader.grouped.add(inner);
    return inner;
  }
  const test = functionIn(reader);
  if (test !== undefined) return test;
  const of = operandIn(reader);
  if (reader.takesWord('BETWEEN')) {
    reader.countOperator();
    const low = operandIn(reader);
    if (!reader.takesWord('AND')) throw reader.unexpected();
    return { kind: 'between', of, low, high: operandIn(reader) };
  }
  if (reader.takesWord('IN')) {
    reader.countOperator();
    reader.expect('(');
    const among = listIn(reader, operandIn);
    reader.expect(')');
    if (among.length > 100)
      throw reader.wrong('The IN operator is provided with too many operands');
    return { kind: 'in', of, among };
  }
  const comparator = comparators.get(reader.next.text);
  if (comparator === undefined) throw reader.unexpected();
  reader.take();
  reader.countOperator();
  const right = operandIn(reader);
  if (of.kind === 'path' && right.kind === 'path' && samePath(of.path, right.path))
    throw reader.wrong(
      `The first operand must be distinct from the remaining operands for this operator or function; operator: ${comparator}, first operand: [${of.path.join(', ')}]`,
    );
  return { kind: 'compare', comparator, left: of, right };
}

const comparators = new Map<string, Comparator>(
  (['=', '<>', '<', '<=', '>', '>='] as const).map((sign) => [sign, sign]),
);

/** Functions and how many operands they take. */
const tests = new Map([
  ['attribute_exists', 1],
  ['attribute_not_exists', 1],
  ['attribute_type', 2],
  ['begins_with', 2],
  ['contains', 2],
]);

function functionIn(reader: Reader): Condition | undefined {
  const { kind, text } = reader.next;
  if (kind !== 'word' || !reader.isFollowedBy('(') || text === 'size') return undefined;
  const count = tests.get(text);
  if (count === undefined) throw reader.wrong(`Invalid function name; function: ${text}`);
  reader.take();
  reader.countOperator();
  const [first, second] = argumentsIn(reader, text, count, operandIn);
  switch (text) {
    case 'attribute_exists':
      return { kind: 'exists', path: pathOf(reader, text, first) };
    case 'attribute_not_exists':
      return { kind: 'absent', path: pathOf(reader, text, first) };
    case 'attribute_type':
      return { kind: 'type', path: pathOf(reader, text, first), type: second! };
    case 'begins_with':
      return { kind: 'begins', of: first!, prefix: second! };
    default:
      return { kind: 'contains', of: first!, part: second! };
  }
}

function argumentsIn<Part>(
  reader: Reader,
  name: string,
  count: number,
  part: (reader: Reader) => Part,
): Part[] {
  reader.expect('(');
  const parts = listIn(reader, part);
  reader.expect(')');
  if (parts.length !== count)
    throw reader.wrong(
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${parts.length}`,
    );
  return parts;
}

function pathOf(reader: Reader, name: string, operand: Operand | undefined): Path {
  if (operand?.kind === 'path') return operand.path;
  throw reader.wrong(
    `Operator or function requires a document path; operator or function: ${name}`,
  );
}

function operandIn(reader: Reader): Operand {
  if (reader.next.kind === 'value') return { kind: 'value', name: reader.take().text };
  if (reader.next.text === 'size' && reader.isFollowedBy('(')) {
    reader.take();
    reader.countOperator();
    const [first] = argumentsIn(reader, 'size', 1, operandIn);
    return { kind: 'size', path: pathOf(reader, 'size', first) };
  }
  return { kind: 'path', path: pathIn(reader) };
}

function pathIn(reader: Reader): Path {
  const parts: (string | number)[] = [nameIn(reader)];
  for (;;) {
    if (reader.takes('.')) parts.push(nameIn(reader));
    else if (reader.takes('[')) {
      if (reader.next.kind !== 'number') throw reader.unexpected();
      parts.push(Number(reader.take().text));
      reader.expect(']');
    } else return reader.keep(parts);
  }
}

function nameIn(reader: Reader): string {
  const { kind, text } = reader.next;
  if (kind === 'name') return reader.take().text;
  if (kind !== 'word') throw reader.unexpected();
  if (reservedWords.has(text.toLowerCase()))
    throw reader.wrong(`Attribute name is a reserved keyword; reserved keyword: ${text}`);
  return reader.take().text;
}

function listIn<Part>(reader: Reader, part: (reader: Reader) => Part): Part[] {
  const parts = [part(reader)];
  while (reader.takes(',')) parts.push(part(reader));
  return parts;
}

function updateIn(reader: Reader): Update {
  const found = new Map<string, unknown[]>();
  const once = <Part>(section: string, part: (reader: Reader) => Part): void => {
    if (found.has(section))
      throw reader.wrong(`The "${section}" section can only be used once in an update expression;`);
    found.set(section, listIn(reader, part));
  };
  do {
    if (reader.takesWord('SET')) once('SET', assignmentIn);
    else if (reader.takesWord('REMOVE')) once('REMOVE', pathIn);
    else if (reader.takesWord('ADD')) once('ADD', withValueIn);
    else if (reader.takesWord('DELETE')) once('DELETE', withValueIn);
    else throw reader.unexpected();
  } while (reader.next.kind !== 'end');
  const section = <Part>(name: string): readonly Part[] => (found.get(name) ?? []) as Part[];
  return {
    set: section('SET'),
    remove: section('REMOVE'),
    add: section('ADD'),
    delete: section('DELETE'),
  };
}

function assignmentIn(reader: Reader): Update['set'][number] {
  const path = pathIn(reader);
  reader.expect('=');
  reader.countOperator();
  return { path, to: assignedIn(reader) };
}

function withValueIn(reader: Reader): Update['add'][number] {
  const path = pathIn(reader);
  reader.countOperator();
  if (reader.next.kind !== 'value') throw reader.unexpected();
  return { path, value: reader.take().text };
}

function assignedIn(reader: Reader): Assigned {
  const left = assignedPartIn(reader);
  const sign = reader.takes('+') ? 1 : reader.takes('-') ? -1 : undefined;
  if (sign === undefined) return left;
  reader.countOperator();
  return { kind: 'sum', sign, left, right: assignedPartIn(reader) };
}

function assignedPartIn(reader: Reader): Assigned {
  if (reader.takes('(')) {
    const inner = assignedIn(reader);
    reader.expect(')');
    return inner;
  }
  const { kind, text } = reader.next;
  if (kind === 'value') return { kind: 'value', name: reader.take().text };
  if (kind !== 'word' || !reader.isFollowedBy('(')) return { kind: 'path', path: pathIn(reader) };
  if (text !== 'if_not_exists' && text !== 'list_append')
    throw reader.wrong(`Invalid function name; function: ${text}`);
  reader.take();
  reader.countOperator();
  const [first, second] = argumentsIn(reader, text, 2, assignedPartIn);
  if (text === 'list_append') return { kind: 'list_append', first: first!, second: second! };
  if (first?.kind !== 'path')
    throw reader.wrong(
      'Operator or function requires a document path; operator or function: if_not_exists',
    );
  return { kind: 'if_not_exists', path: first.path, otherwise: second! };
}

function samePath(left: Path, right: Path): boolean {
  return left.length === right.length && left.every((part, index) => part === right[index]);
}
