import type * as contracts from '@ducha/contracts';
import type * as z from 'zod/mini';

type Contracts = typeof contracts;

/** The name of an endpoint. One that is misspelt, or that was renamed since, would hold nothing in silence. */
export type EndpointName = {
  [Name in keyof Contracts]: Contracts[Name] extends contracts.Endpoint ? Name : never;
}[keyof Contracts];

/** What an endpoint answers. */
export type AnswerOf<Name extends EndpointName> = z.output<Contracts[Name]['answer']>;
