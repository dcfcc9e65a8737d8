import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { commonProblems, domainProblems, type Problem } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';

const problems: Readonly<Record<string, { status: number; title: string }>> = {
  ...commonProblems,
  ...domainProblems,
};

/** A rejection as RFC 9457 problem details. Throws for a code that is in no list. */
export function problemAnswer(
  rejection: Rejection,
  headers: Readonly<Record<string, string>> = {},
): APIGatewayProxyStructuredResultV2 {
  const known = problems[rejection.rejected];
  if (known === undefined) throw new Error(`no problem is called ${rejection.rejected}`);
  const body: Problem = {
    type: `urn:ducha:problem:${rejection.rejected}`,
    title: known.title,
    status: known.status,
    ...(rejection.faults === undefined ? {} : { faults: [...rejection.faults] }),
    ...(rejection.version === undefined ? {} : { version: rejection.version }),
  };
  return {
    statusCode: known.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...(known.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...(known.status === 503 || known.status === 429
        ? { 'retry-after': String(rejection.retryAfter ?? 1) }
        : {}),
      ...headers,
    },
    body: JSON.stringify(body),
  };
}
