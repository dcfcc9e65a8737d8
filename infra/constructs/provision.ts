import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/**
 * What a function is there for, and so what it may do with a thing that it is told of:
 * `api` answers people, `inbox` reacts to events, `clock` to the time - all three append commits;
 * `relay` sends and projects what was appended, and is the only one that writes views;
 * `publisher` puts the portal's files where they are served from, and has no log.
 */
export type FunctionKind = 'api' | 'inbox' | 'relay' | 'clock' | 'publisher';

/** What one variable of an environment gives a function: its value, and the rights without which the value is of no use. */
export interface Provision {
  readonly value: string;
  readonly rights?: (kind: FunctionKind) => readonly PolicyStatement[];
  /** The wildcards among the rights' resources, as cdk-nag names them, and why they must be. */
  readonly wildcards?: readonly { readonly resource: string; readonly reason: string }[];
}

/** By the names of variables. A function gets those that its schema asks for, and their rights; no others. */
export type Provisions = Readonly<Record<string, Provision>>;
