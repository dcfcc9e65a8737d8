import { randomUUID } from 'node:crypto';
import type * as sdk from '@aws-sdk/client-dynamodb';
import { ServiceError, signedCall } from '@ducha/signed-call';

/**
 * Stands in for @aws-sdk/client-dynamodb in every bundle: the operations that the house asks for, in
 * DynamoDB's own JSON, by the signed call that brings secrets and keys too. The SDK's client is 150 KB of a
 * bundle, and 19 of the 42 ms that a cold function with one PutItem takes. It needs no settings: region,
 * credentials and endpoint are in a function's environment, tries and patience are those of every signed call,
 * which ends with its invocation. Whatever else the house may ask of the SDK is missed when a bundle is made.
 */
export class DynamoDBClient {
  /** Throws the exceptions below; `ServiceError` where DynamoDB did not say what was wrong. */
  async send<Output>(command: Command<Output>): Promise<Output> {
    try {
      const answer = await signedCall(
        'dynamodb',
        `DynamoDB_20120810.${command.operation}`,
        written(command.input),
      );
      // oxlint-disable-next-line typescript/consistent-type-assertions -- the service's word for it, as with the SDK
      return read(answer) as Output;
    } catch (error) {
      throw exceptionOf(error);
    }
  }
}

/** What is asked: an operation and its input, in the names of the service. */
interface Command<Output> {
  readonly operation: string;
  readonly input: object;
  /** Never there: says what is answered. */
  readonly answers?: Output;
}

function command<Input extends object, Output>(
  operation: string,
  complete = (input: Input) => input,
) {
  return class implements Command<Output> {
    readonly operation = operation;
    readonly input: Input;
    declare readonly answers?: Output;
    constructor(input: Input) {
      this.input = complete(input);
    }
  };
}

export const BatchGetItemCommand = command<
  sdk.BatchGetItemCommandInput,
  sdk.BatchGetItemCommandOutput
>('BatchGetItem');
export const BatchWriteItemCommand = command<
  sdk.BatchWriteItemCommandInput,
  sdk.BatchWriteItemCommandOutput
>('BatchWriteItem');
export const DeleteItemCommand = command<sdk.DeleteItemCommandInput, sdk.DeleteItemCommandOutput>(
  'DeleteItem',
);
export const GetItemCommand = command<sdk.GetItemCommandInput, sdk.GetItemCommandOutput>('GetItem');
export const PutItemCommand = command<sdk.PutItemCommandInput, sdk.PutItemCommandOutput>('PutItem');
export const QueryCommand = command<sdk.QueryCommandInput, sdk.QueryCommandOutput>('Query');
export const ScanCommand = command<sdk.ScanCommandInput, sdk.ScanCommandOutput>('Scan');
export const UpdateItemCommand = command<sdk.UpdateItemCommandInput, sdk.UpdateItemCommandOutput>(
  'UpdateItem',
);
/** With a token, by which DynamoDB knows a transaction that is sent once more. */
export const TransactWriteItemsCommand = command<
  sdk.TransactWriteItemsCommandInput,
  sdk.TransactWriteItemsCommandOutput
>('TransactWriteItems', (input) => ({ ClientRequestToken: randomUUID(), ...input }));

/** DynamoDB refused; `name` is its word for why. */
export class DynamoDBServiceException extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}
export class ConditionalCheckFailedException extends DynamoDBServiceException {}
export class TransactionConflictException extends DynamoDBServiceException {}
export class TransactionInProgressException extends DynamoDBServiceException {}
export class TransactionCanceledException extends DynamoDBServiceException {
  /** Of each item of the transaction, in order. */
  CancellationReasons?: sdk.CancellationReason[];
}

const exceptions = new Map<string, typeof DynamoDBServiceException>(
  Object.entries({
    ConditionalCheckFailedException,
    TransactionConflictException,
    TransactionInProgressException,
    TransactionCanceledException,
  }),
);

function exceptionOf(error: unknown): unknown {
  if (!(error instanceof ServiceError) || !isObject(error.answer)) return error;
  const { code, answer } = error;
  if (answer['__type'] === undefined) return error;
  const { __type: _, message, Message = message, ...rest } = answer;
  const Exception = exceptions.get(code) ?? DynamoDBServiceException;
  return Object.assign(
    new Exception(code, typeof Message === 'string' ? Message : code),
    read(rest),
  );
}

/** Bytes are base64 in JSON. */
function written(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(written);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, written(part)]));
}

/** And bytes again: a value whose only member is a `B` of text, or a `BS` of texts, can only be an attribute. */
function read(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(read);
  if (!isObject(value)) return value;
  const { B, BS } = value;
  if (typeof B === 'string') return { B: bytesOf(B) };
  if (Array.isArray(BS)) return { BS: BS.map(bytesOf) };
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, read(part)]));
}

function bytesOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
