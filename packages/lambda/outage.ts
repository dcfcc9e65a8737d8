import { ServiceError } from '@ducha/signed-call';

/** Words by which the SDK and fetch say that a dependency was slow, busy or away. */
const names = new Set([
  'AbortError',
  'TimeoutError',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'InternalServerError',
  'ServiceUnavailable',
  'InternalServerException',
  'RequestTimeout',
  'RequestThrottled',
  'Overloaded',
]);
const codes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Whether an error means that a dependency did not answer: the caller may try again. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof ServiceError) {
    return error.status >= 500 || error.status === 429 || names.has(error.code);
  }
  if (names.has(error.name)) return true;
  if ('code' in error && typeof error.code === 'string' && codes.has(error.code)) return true;
  if ('CancellationReasons' in error && Array.isArray(error.CancellationReasons)) {
    return error.CancellationReasons.some(
      ({ Code }) => Code === 'ThrottlingError' || Code === 'ProvisionedThroughputExceeded',
    );
  }
  return error.cause !== undefined && isUnavailable(error.cause);
}
