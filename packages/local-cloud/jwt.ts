import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { Clock } from './clock.ts';
import { isObject, textAt } from './json.ts';

/** The verdict of a JWT authorizer; claims as functions get them, every value a string. */
export type JwtVerdict =
  | {
      readonly kind: 'authorized';
      readonly claims: Readonly<Record<string, string>>;
      readonly scopes: readonly string[] | null;
    }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'forbidden' };

/** Checks the Authorization header of a request; one of `scopes`, if there are any, must be in the token. */
export type JwtCheck = (
  header: string | undefined,
  scopes: readonly string[],
) => Promise<JwtVerdict>;

/**
 * A JWT authorizer of an HTTP API: RSA signature by the issuer's published keys, issuer, `aud` or else `client_id`
 * among the audience, `exp`, `nbf` and `iat` by the clock. The issuer's metadata is read at the first token.
 */
export function createJwtCheck(options: {
  readonly issuer: string;
  readonly audience: readonly string[];
  readonly clock: Clock;
}): JwtCheck {
  const { issuer, audience, clock } = options;
  let keys: Promise<JWTVerifyGetKey> | undefined;
  return async (header, scopes) => {
    const token = header?.replace(/^Bearer\s+/i, '');
    if (token === undefined || token === '') return { kind: 'unauthorized' };
    let payload: JWTPayload;
    try {
      keys ??= discoverKeys(issuer);
      const verified = await jwtVerify(token, await keys, {
        issuer,
        algorithms: ['RS256', 'RS384', 'RS512'],
        requiredClaims: ['exp'],
        currentDate: clock.now(),
      });
      payload = verified.payload;
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) keys = undefined;
      return { kind: 'unauthorized' };
    }
    const audiences: unknown[] = [payload.aud ?? payload['client_id'] ?? []].flat();
    if (!audience.some((each) => audiences.includes(each))) return { kind: 'unauthorized' };
    const granted = typeof payload['scope'] === 'string' ? payload['scope'].split(' ') : [];
    if (scopes.length > 0 && !scopes.some((scope) => granted.includes(scope))) {
      return { kind: 'forbidden' };
    }
    return {
      kind: 'authorized',
      claims: claimTexts(payload),
      scopes: scopes.length > 0 ? granted : null,
    };
  };
}

async function discoverKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const metadata: unknown = await response.json();
  const uri = isObject(metadata) ? textAt(metadata, 'jwks_uri') : undefined;
  if (uri === undefined) throw new Error(`${issuer} publishes no keys`);
  return createRemoteJWKSet(new URL(uri));
}

/** As API Gateway writes claims: lists in brackets with spaces between, everything else as text. */
function claimTexts(payload: JWTPayload): Readonly<Record<string, string>> {
  const entries = Object.entries(payload).map(([name, value]) => [name, claimText(value)] as const);
  return Object.fromEntries(entries);
}

function claimText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(claimText).join(' ')}]`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
