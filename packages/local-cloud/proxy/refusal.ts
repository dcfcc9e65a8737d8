import { objectsIn } from '../engines/json-object.ts';
import type { JsonObject } from '../engines/json-object.ts';
import type { Service } from './service.ts';

/** An answer of the proxy in an engine's stead. */
export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** AccessDenied in the service's own shape. */
export function accessDenied(service: Service, message: string): Refusal {
  switch (service) {
    case 'dynamodb':
      return jsonRefusal(service, 400, 'com.amazon.coral.service#AccessDeniedException', message);
    case 'sqs':
      return jsonRefusal(
        service,
        403,
        'com.amazon.coral.service#AccessDeniedException',
        message,
        'AccessDenied',
      );
    case 'kms':
    case 'secretsmanager':
      return jsonRefusal(service, 400, 'AccessDeniedException', message);
    case 's3':
      return s3Refusal(403, 'AccessDenied', message);
  }
}

/** The answer to credentials that nobody has, or whose signature is wrong. */
export function notRecognised(service: Service, code: 'unknown key' | 'wrong signature'): Refusal {
  const unknown = code === 'unknown key';
  const message = unknown
    ? 'The security token included in the request is invalid.'
    : 'The request signature we calculated does not match the signature you provided.';
  if (service === 's3')
    return s3Refusal(403, unknown ? 'InvalidAccessKeyId' : 'SignatureDoesNotMatch', message);
  const type = unknown ? 'UnrecognizedClientException' : 'InvalidSignatureException';
  return jsonRefusal(
    service,
    service === 'sqs' ? 403 : 400,
    `com.amazon.coral.service#${type}`,
    message,
    type,
  );
}

/** The service's throttle. */
export function throttled(service: Service): Refusal {
  const message = 'Rate exceeded';
  switch (service) {
    case 'dynamodb':
      return jsonRefusal(
        service,
        400,
        'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
        'The level of configured provisioned throughput for the table was exceeded.',
      );
    case 'sqs':
      return jsonRefusal(
        service,
        403,
        'com.amazonaws.sqs#RequestThrottled',
        message,
        'RequestThrottled',
      );
    case 'kms':
    case 'secretsmanager':
      return jsonRefusal(service, 400, 'ThrottlingException', message);
    case 's3':
      return s3Refusal(503, 'SlowDown', 'Please reduce your request rate.');
  }
}

/** The service is there and cannot answer. */
export function unavailable(service: Service, message = 'The service is unavailable.'): Refusal {
  switch (service) {
    case 'dynamodb':
      return jsonRefusal(
        service,
        500,
        'com.amazonaws.dynamodb.v20120810#InternalServerError',
        message,
      );
    case 'sqs':
      return jsonRefusal(
        service,
        503,
        'com.amazonaws.sqs#ServiceUnavailable',
        message,
        'ServiceUnavailable',
      );
    case 'kms':
      return jsonRefusal(service, 500, 'KMSInternalException', message);
    case 'secretsmanager':
      return jsonRefusal(service, 500, 'InternalServiceError', message);
    case 's3':
      return s3Refusal(503, 'ServiceUnavailable', message);
  }
}

/** DynamoDB's answer when another transaction holds an item: the first element is the one in conflict. */
export function transactionConflict(operation: string, body: JsonObject): Refusal {
  const prefix = 'com.amazonaws.dynamodb.v20120810#';
  const message = 'Transaction is ongoing for the item';
  if (!operation.startsWith('Transact')) {
    return jsonRefusal('dynamodb', 400, `${prefix}TransactionConflictException`, message);
  }
  const reasons = objectsIn(body, 'TransactItems').map((_, index) =>
    index === 0 ? { Code: 'TransactionConflict', Message: message } : { Code: 'None' },
  );
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return {
    status: 400,
    headers: { 'content-type': jsonTypes.dynamodb },
    body: JSON.stringify({
      __type: `${prefix}TransactionCanceledException`,
      Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
      CancellationReasons: reasons,
    }),
  };
}

const jsonTypes = {
  dynamodb: 'application/x-amz-json-1.0',
  sqs: 'application/x-amz-json-1.0',
  kms: 'application/x-amz-json-1.1',
  secretsmanager: 'application/x-amz-json-1.1',
} as const;

function jsonRefusal(
  service: Exclude<Service, 's3'>,
  status: number,
  type: string,
  message: string,
  queryCode?: string,
): Refusal {
  return {
    status,
    headers: {
      'content-type': jsonTypes[service],
      ...(service === 'sqs' && queryCode !== undefined
        ? { 'x-amzn-query-error': `${queryCode};${status < 500 ? 'Sender' : 'Receiver'}` }
        : {}),
    },
    body: JSON.stringify({ __type: type, message, Message: message }),
  };
}

/** An error of S3. */
export function s3Refusal(status: number, code: string, message: string): Refusal {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</Message></Error>`,
  };
}
