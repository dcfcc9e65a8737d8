/** An attribute's value in the wire's JSON: exactly one of these. */
export interface Value {
  readonly S?: string;
  readonly N?: string;
  /** Base64. */
  readonly B?: string;
  readonly BOOL?: boolean;
  readonly NULL?: true;
  readonly L?: readonly Value[];
  readonly M?: Item;
  readonly SS?: readonly string[];
  readonly NS?: readonly string[];
  readonly BS?: readonly string[];
}

/** An item in the wire's JSON. */
export interface Item {
  readonly [attribute: string]: Value;
}

export type ValueType = 'S' | 'N' | 'B' | 'BOOL' | 'NULL' | 'L' | 'M' | 'SS' | 'NS' | 'BS';

/** An item that may be kept, and how many bytes it counts. */
export interface Measured {
  readonly item: Item;
  readonly size: number;
}
