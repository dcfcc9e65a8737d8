/** Where a value stands in an item: names (`pk`, or `#n` for a name given apart) and places in lists. */
export type Path = readonly (string | number)[];

/** What stands for a value in a condition. */
export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'size'; readonly path: Path };

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly of: Condition }
  | {
      readonly kind: 'compare';
      readonly comparator: Comparator;
      readonly left: Operand;
      readonly right: Operand;
    }
  | {
      readonly kind: 'between';
      readonly of: Operand;
      readonly low: Operand;
      readonly high: Operand;
    }
  | { readonly kind: 'in'; readonly of: Operand; readonly among: readonly Operand[] }
  | { readonly kind: 'exists' | 'absent'; readonly path: Path }
  | { readonly kind: 'type'; readonly path: Path; readonly type: Operand }
  | { readonly kind: 'begins'; readonly of: Operand; readonly prefix: Operand }
  | { readonly kind: 'contains'; readonly of: Operand; readonly part: Operand };

/** What SET may set to. */
export type Assigned =
  | Exclude<Operand, { kind: 'size' }>
  | { readonly kind: 'if_not_exists'; readonly path: Path; readonly otherwise: Assigned }
  | { readonly kind: 'list_append'; readonly first: Assigned; readonly second: Assigned }
  | {
      readonly kind: 'sum';
      readonly sign: 1 | -1;
      readonly left: Assigned;
      readonly right: Assigned;
    };

export interface Update {
  readonly set: readonly { readonly path: Path; readonly to: Assigned }[];
  readonly remove: readonly Path[];
  /** ADD and DELETE; `value` names one of the values given apart. */
  readonly add: readonly { readonly path: Path; readonly value: string }[];
  readonly delete: readonly { readonly path: Path; readonly value: string }[];
}

/** An expression as it was read, and which of the names and values given apart it uses. */
export interface Parsed<Tree> {
  readonly tree: Tree;
  readonly names: readonly string[];
  readonly values: readonly string[];
  /** All paths in it. */
  readonly paths: readonly Path[];
}
