import { Duration, Fn } from 'aws-cdk-lib';
import {
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  type IResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** Whom the portal's pages speak to, beside the portal itself. */
export interface SpokenTo {
  /** Address of the HTTP API. */
  readonly api: string;
  /** Address of the issuer of tokens. */
  readonly issuer: string;
  /** Buckets that a browser puts files into and shows files from, by signed addresses. */
  readonly buckets: readonly Bucket[];
  /** `'sha256-…'` of each script that stands in a page itself. */
  readonly scriptHashes: readonly string[];
}

/** What every answer of the portal tells the browser: nothing comes from, or goes to, anyone but those named. */
export function securityHeaders(
  scope: Construct,
  id: string,
  spokenTo: SpokenTo,
): IResponseHeadersPolicy {
  const custom = (header: string, value: string) => ({ header, value, override: true });
  return new ResponseHeadersPolicy(scope, id, {
    comment: 'What browsers must keep to in the portal',
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: policyOf(spokenTo), override: true },
      // Plain requests are redirected and HSTS ends them; `upgrade-insecure-requests` would add nothing to that
      // but would turn the local cloud's own http addresses into https ones that do not exist.
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(730),
        includeSubdomains: true,
        override: true,
      },
      contentTypeOptions: { override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
    },
    customHeadersBehavior: {
      customHeaders: [
        custom(
          'Permissions-Policy',
          [...unused.map((feature) => `${feature}=()`), 'geolocation=(self)'].join(', '),
        ),
        custom('Cross-Origin-Opener-Policy', 'same-origin'),
        custom('Cross-Origin-Resource-Policy', 'same-origin'),
      ],
    },
  });
}

/** What no page asks of a device: a photograph comes from a file. Where somebody stands one asks, when they press a button. */
const unused = [
  'accelerometer',
  'bluetooth',
  'camera',
  'display-capture',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];

function policyOf({ api, issuer, buckets, scriptHashes }: SpokenTo): string {
  const files = buckets.map(
    ({ bucketRegionalDomainName }) => `https://${bucketRegionalDomainName}`,
  );
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...scriptHashes],
    'style-src': ["'self'"],
    // What is played was fetched before, and is held by the page.
    'media-src': ['blob:'],
    'img-src': ["'self'", 'blob:', ...files],
    'font-src': ["'self'"],
    'manifest-src': ["'self'"],
    'connect-src': ["'self'", api, originOf(issuer), ...files],
    'object-src': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    'base-uri': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, values]) => [name, ...values].join(' '))
    .join('; ');
}

/** `https://host` of an address that only the deployment knows. */
function originOf(address: string): string {
  return `${Fn.select(0, Fn.split('/', address))}//${hostOf(address)}`;
}

/** `host` of such an address. */
export function hostOf(address: string): string {
  return Fn.select(2, Fn.split('/', address));
}
