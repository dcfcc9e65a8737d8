import { Aws, CfnCondition, CfnParameter, Duration, Fn, Validations } from 'aws-cdk-lib';
import {
  AllowedMethods,
  CachePolicy,
  CfnDistribution,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  PriceClass,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { viewerRequestCode } from '../portal/viewer-request-code.ts';
import { hostOf, securityHeaders, type SpokenTo } from './security-headers.ts';

export interface PortalDistributionProps {
  readonly bucket: Bucket;
  /** Origin of the portal, `https://host`. */
  readonly origin: string;
  readonly spokenTo: SpokenTo;
}

/**
 * Brings the portal's files to browsers: https alone, addresses without file names, headers that keep
 * strangers out. How long a file is kept, at the edge and in a browser, is what its publisher wrote on it.
 */
export class PortalDistribution extends Construct {
  /** The name that CloudFront gives it: what the portal's own name must point at. */
  readonly domain: string;

  constructor(scope: Construct, id: string, props: PortalDistributionProps) {
    super(scope, id);
    const { bucket, origin, spokenTo } = props;
    const everyAnswer = {
      // oxlint-disable-next-line typescript/consistent-type-assertions -- a Bucket is an IBucket, but for exactOptionalPropertyTypes
      origin: S3BucketOrigin.withOriginAccessControl(bucket as IBucket),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      compress: true,
      cachePolicy: new CachePolicy(this, 'AsPublished', {
        comment: 'As long as the Cache-Control of the file says; not at all where it says nothing',
        minTtl: Duration.seconds(0),
        defaultTtl: Duration.seconds(0),
        maxTtl: Duration.days(365),
        enableAcceptEncodingBrotli: true,
        enableAcceptEncodingGzip: true,
      }),
      responseHeadersPolicy: securityHeaders(this, 'Headers', spokenTo),
    };
    const addresses = new EdgeFunction(this, 'Addresses', {
      comment: 'The file behind the address that a browser shows',
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(viewerRequestCode()),
    });
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Ducha: the portal',
      defaultBehavior: {
        ...everyAnswer,
        functionAssociations: [
          { eventType: FunctionEventType.VIEWER_REQUEST, function: addresses },
        ],
      },
      // Nobody types the address of an asset: it is the name of its file.
      additionalBehaviors: { 'assets/*': everyAnswer },
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_ALL,
      // A bucket that nobody may list answers 403 for what it does not hold.
      errorResponses: [403, 404].map((httpStatus) => ({
        httpStatus,
        responseHttpStatus: 404,
        responsePagePath: '/404.html',
        ttl: Duration.seconds(10),
      })),
    });
    this.domain = distribution.distributionDomainName;
    this.#name(distribution, origin);
    this.#acknowledge(distribution);
  }

  /** The portal's own name, where there is a certificate for it; until then CloudFront's name serves. */
  #name(distribution: Distribution, origin: string): void {
    const certificate = new CfnParameter(this, 'Certificate', {
      type: 'String',
      description: 'ARN of the certificate of the portal’s name, of us-east-1; none at first',
      default: '',
    });
    certificate.overrideLogicalId('PortalCertificateArn');
    const element: unknown = distribution.node.defaultChild;
    if (!(element instanceof CfnDistribution)) throw new Error('a distribution without resource');
    const named = new CfnCondition(this, 'Named', {
      expression: Fn.conditionNot(Fn.conditionEquals(certificate.valueAsString, '')),
    });
    const where = (yes: unknown, no: unknown): unknown => Fn.conditionIf(named.logicalId, yes, no);
    element.addPropertyOverride(
      'DistributionConfig.Aliases',
      where([hostOf(origin)], Aws.NO_VALUE),
    );
    element.addPropertyOverride(
      'DistributionConfig.ViewerCertificate',
      where(
        {
          AcmCertificateArn: certificate.valueAsString,
          SslSupportMethod: 'sni-only',
          MinimumProtocolVersion: 'TLSv1.2_2021',
        },
        { CloudFrontDefaultCertificate: true },
      ),
    );
  }

  #acknowledge(distribution: Distribution): void {
    const reasons = {
      'AwsSolutions-CFR1': 'Citizens complain from wherever they are.',
      'AwsSolutions-CFR2':
        'It serves files alone; what can be attacked is the API, which has throttles and a proof of work.',
      'AwsSolutions-CFR3': 'A log of who read which page would keep addresses of complainants.',
      'AwsSolutions-CFR4':
        'With a certificate it is TLS 1.2 at least; without one CloudFront’s own certificate serves, which leaves no choice.',
      'CloudFormation-Validate::F3014': 'The condition chooses one certificate.',
    };
    for (const [id, reason] of Object.entries(reasons))
      Validations.of(distribution).acknowledge({ id, reason });
  }
}
