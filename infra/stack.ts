import { CfnOutput, CfnParameter, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Endpoint } from '@ducha/contracts';
import { registeredTemplates } from '../services/notifications/outbound/sms-templates.ts';
import type { Bundle } from './bundle.ts';
import { Alarms } from './constructs/alarms.ts';
import { FleetingTable } from './constructs/fleeting-table.ts';
import { FileBucket } from './constructs/file-bucket.ts';
import { HouseKey } from './constructs/house-key.ts';
import { HouseSecret } from './constructs/house-secret.ts';
import { HttpApi } from './constructs/http-api.ts';
import { Portal } from './constructs/portal.ts';
import { QueueWithDeadLetters } from './constructs/queue-with-dead-letters.ts';
import { Service, timeouts } from './constructs/service.ts';
import { environments } from './entries.ts';

export interface DuchaProps extends StackProps {
  /** By `service/entry`. */
  readonly bundles: Readonly<Record<string, Bundle>>;
  readonly endpoints: readonly Endpoint[];
  /** The portal's built site: its hash, and `'sha256-…'` of each script that stands in a page itself. */
  readonly site: { readonly release: string; readonly scriptHashes: readonly string[] };
}

/** The house: four services around their logs, the queues between them, one way in. */
export class DuchaStack extends Stack {
  constructor(scope: Construct, id: string, props: DuchaProps) {
    super(scope, id, props);
    const { bundles, endpoints, site } = props;
    const given = parameters(this);
    const key = new HouseKey(this, 'HouseKey');
    const alarms = new Alarms(this, 'Alarms', { email: given.alarmEmail });

    const inbox = (name: string, errorImpact: string): QueueWithDeadLetters =>
      new QueueWithDeadLetters(this, name, { timeout: timeouts.inbox, errorImpact, alarms });
    const inboxes = {
      complaints: inbox(
        'ComplaintsInbox',
        'Complaints do not learn that a stationing opened or closed, that a batch goes out, that an organisation was named or that a task is finished: they wait where they are.',
      ),
      inspections: inbox(
        'InspectionsInbox',
        'Inspections do not learn which batches were handed over.',
      ),
      rectification: inbox(
        'RectificationInbox',
        'Staged complaints do not become rectification tasks, so nobody is asked to finish them.',
      ),
      notifications: inbox(
        'NotificationsInbox',
        'Organisations are not told of complaints handed over to them, nor reminded of due dates.',
      ),
      sms: inbox('SmsInbox', 'Text messages to officials do not go out.'),
      mail: inbox('MailInbox', 'E-mails to officials do not go out.'),
    };
    const house = { key, alarms, bundles, inboxes };

    const files = new FileBucket(this, 'Files', { key, portalOrigin: given.portalOrigin });
    const complaints = new Service(this, 'Complaints', {
      house,
      name: 'complaints',
      environments: environments.complaints,
      publishes: [
        'batch.closed.v1',
        'batch.handed-over.v1',
        'complaint.staged.v1',
        'complaint.rectification-ended.v1',
        'complaint.plan-corrected.v1',
        'complaint.district-changed.v1',
        'note.erased.v1',
        'deadline.set.v1',
        'deadline.moved.v1',
        'deadline.parts-changed.v1',
        'deadline.met.v1',
      ],
      provisions: {
        RECEIPT_SECRET: new HouseSecret(this, 'ReceiptSecret', {
          description: 'What receipts are made with',
          fields: {},
          generated: 'secret',
        }).provision(),
        FILES_BUCKET: files.provision({ evidence: ['put', 'get'], photographs: ['put', 'get'] }),
        PHOTOGRAPHS_BUCKET: files.provision({ photographs: ['put', 'get'] }),
        FAILURES_TABLE: new FleetingTable(this, 'Failures', {
          ...house,
          actions: ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
          noBackup: 'A backup would keep for weeks what says for minutes where failures came from.',
        }).provision(),
        DESK_TABLE: new FleetingTable(this, 'Desk', {
          ...house,
          hasRows: true,
          actions: ['dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
          noBackup: 'A backup would keep for weeks who had what open for minutes.',
        }).provision(),
        ABUSE_SECRET: new HouseSecret(this, 'AbuseSecret', {
          description:
            'What hides the networks in which something failed, and what challenges are signed with',
          fields: {},
          generated: 'secret',
        }).provision(),
        PROOF_ROUNDS: { value: given.proofRounds },
        ERASED_FILES_BUCKET: files.provision({ evidence: ['delete'], photographs: ['delete'] }),
      },
    });
    const complaintsApi = complaints.api('api', {
      errorImpact: 'Officials cannot register, screen, reply to or review complaints.',
    });
    const complaintsPublicApi = complaints.api('public-api', {
      errorImpact: 'Citizens cannot complain, nor follow what they complained of.',
    });
    alarms.addForLines(complaintsPublicApi, 'ReceiptsGuessed', {
      logGroup: complaintsPublicApi.log,
      codes: ['failure-counted', 'network-slowed'],
      fields: { kind: 'receipt' },
      period: Duration.minutes(5),
      at: 100,
      article: 'receipts-guessed',
      errorImpact:
        'Somebody tries receipts that are not theirs; complainants who share a network with them must wait some minutes to see their complaint.',
    });
    alarms.addForLines(complaintsPublicApi, 'IntakeFlooded', {
      logGroup: complaintsPublicApi.log,
      codes: ['failure-counted', 'network-slowed'],
      fields: { kind: 'proof' },
      period: Duration.minutes(5),
      at: 100,
      article: 'intake-flooded',
      errorImpact:
        'Complaints come in without the work that a page does for each: a flood, which is turned away, or a page of ours that no longer does it, so that citizens cannot complain.',
    });
    alarms.addForLines(complaintsPublicApi, 'FailuresUncounted', {
      logGroup: complaintsPublicApi.log,
      codes: ['failure-uncounted'],
      period: Duration.minutes(5),
      at: 5,
      article: 'failures-uncounted',
      errorImpact:
        'Citizens are answered, but nobody who guesses receipts or floods intake is slowed.',
    });
    complaints.hears('inbox', inboxes.complaints, {
      errorImpact:
        'Batches, stationings and finished tasks do not reach the complaints; erased files are not deleted.',
    });
    complaints.relay('relay', {
      errorImpact:
        'Lists and figures of complaints stand still, and no other service learns of them.',
    });
    complaints.clock('clock', {
      errorImpact:
        'Complaints are not moved on when their dates come, nor erased when they were kept long enough.',
    });

    const inspections = new Service(this, 'Inspections', {
      house,
      name: 'inspections',
      environments: environments.inspections,
      publishes: [
        'organisation.registered.v1',
        'organisation.renamed.v1',
        'calendar.changed.v1',
        'inspection.stationing-opened.v1',
        'inspection.stationing-opened.v2',
        'inspection.stationing-closed.v1',
      ],
    });
    const inspectionsApi = inspections.api('api', {
      errorImpact:
        'Officials cannot plan, approve or open inspections, nor register organisations.',
    });
    const inspectionsPublicApi = inspections.api('public-api', {
      errorImpact: 'Citizens cannot see which inspections are stationed where.',
    });
    inspections.hears('inbox', inboxes.inspections, {
      errorImpact: 'Inspections do not learn which batches were handed over.',
    });
    inspections.relay('relay', {
      errorImpact:
        'Lists of inspections stand still; no other service learns of them or of organisations.',
    });
    inspections.clock('clock', {
      errorImpact:
        'Inspections are not moved on when their dates come, nor their texts erased when they were kept long enough.',
    });

    const evidence = new FileBucket(this, 'Evidence', {
      key,
      portalOrigin: given.portalOrigin,
    });
    const rectification = new Service(this, 'Rectification', {
      house,
      name: 'rectification',
      environments: environments.rectification,
      publishes: [
        'task.finished.v1',
        'task.texts-erased.v1',
        'deadline.set.v1',
        'deadline.moved.v1',
        'deadline.parts-changed.v1',
        'deadline.met.v1',
      ],
      provisions: {
        EVIDENCE_BUCKET: evidence.provision({ evidence: ['put', 'get'] }),
        ERASED_FILES_BUCKET: evidence.provision({ evidence: ['delete'] }),
      },
    });
    const rectificationApi = rectification.api('api', {
      errorImpact: 'Organisations cannot report on their tasks, and nobody can read the reports.',
    });
    rectification.hears('inbox', inboxes.rectification, {
      errorImpact: 'Staged complaints do not become rectification tasks.',
    });
    rectification.relay('relay', {
      errorImpact: 'Lists of tasks stand still, and no other service learns of finished ones.',
    });
    rectification.clock('clock', {
      errorImpact:
        'Missed dates of tasks are not recorded, nor their texts erased when they were kept long enough.',
    });

    const notifications = new Service(this, 'Notifications', {
      house,
      name: 'notifications',
      environments: environments.notifications,
      publishes: ['notification.sms-requested.v1', 'notification.mail-requested.v1'],
      provisions: {
        PORTAL_ORIGIN: { value: given.portalOrigin },
        SMS_ENDPOINT: { value: given.smsEndpoint },
        SMS_SECRET: new HouseSecret(this, 'SmsSecret', {
          description: 'The access key of the account at the SMS provider',
          fields: { accessKeyId: 'ducha' },
          generated: 'accessKeySecret',
        }).provision(),
        MAIL_ENDPOINT: { value: given.mailEndpoint },
        MAIL_SECRET: new HouseSecret(this, 'MailSecret', {
          description:
            'The account at the mail server: username, password, from. Without the first two, no login is tried',
          fields: {},
          generated: 'unused',
        }).provision(),
      },
    });
    const notificationsApi = notifications.api('api', {
      errorImpact: 'Duties cannot be given to officials, and nobody sees who was told of what.',
    });
    notifications.hears('inbox', inboxes.notifications, {
      errorImpact: 'Organisations are not told of what is asked of them.',
    });
    notifications.hears('sms', inboxes.sms, {
      errorImpact: 'Text messages to officials do not go out.',
      atOnce: 2,
    });
    notifications.hears('mail', inboxes.mail, {
      errorImpact: 'E-mails to officials do not go out.',
      atOnce: 2,
    });
    notifications.relay('relay', {
      errorImpact:
        'Messages that were decided on are not sent, and lists of reminders stand still.',
    });
    notifications.clock('clock', {
      errorImpact:
        'Nobody is reminded of due dates, and whoever left a duty is not erased when they were kept long enough.',
    });

    const api = new HttpApi(this, 'Api', {
      endpoints,
      answering: {
        complaints: { staff: complaintsApi, public: complaintsPublicApi },
        inspections: { staff: inspectionsApi, public: inspectionsPublicApi },
        rectification: { staff: rectificationApi },
        notifications: { staff: notificationsApi },
      },
      issuer: given.oidcIssuer,
      audience: given.oidcAudience,
      portalOrigin: given.portalOrigin,
      alarms,
    });

    const publisher = bundles['portal/publish'];
    if (publisher === undefined) throw new Error('portal/publish was not bundled');
    new Portal(this, 'Portal', {
      publisher,
      environment: environments.portal.publish,
      release: site.release,
      client: given.oidcClient,
      origin: given.portalOrigin,
      spokenTo: {
        api: api.address,
        issuer: given.oidcIssuer,
        buckets: [evidence.bucket, files.bucket],
        scriptHashes: site.scriptHashes,
      },
      alarms,
    });

    // Where things are, for the operator's command and for whoever deployed.
    new CfnOutput(this, 'Address', { value: api.address });
    new CfnOutput(this, 'SmsTemplates', {
      description: 'Texts to be registered with the SMS provider, by code',
      value: JSON.stringify(registeredTemplates),
    });
    new CfnOutput(this, 'DataKey', { value: key.key.keyArn });
    for (const service of [complaints, inspections, rectification, notifications]) {
      const name = service.node.id;
      new CfnOutput(this, `${name}LogTable`, { value: service.log.table.tableName });
      new CfnOutput(this, `${name}SealedTable`, { value: service.sealed.table.tableName });
    }
    for (const { node, queue, deadLetters } of Object.values(inboxes)) {
      const name = node.id.replace(/Inbox$/, '');
      new CfnOutput(this, `${name}InboxUrl`, { value: queue.queueUrl }).overrideLogicalId(node.id);
      new CfnOutput(this, `${name}DeadLetters`, { value: deadLetters.queue.queueUrl });
    }
  }
}

/** What differs from one city's deployment to another's. */
function parameters(stack: Stack) {
  const given = (name: string, description: string): string =>
    new CfnParameter(stack, name, {
      type: 'String',
      description,
    }).valueAsString;
  return {
    oidcIssuer: given('OidcIssuer', 'Address of the issuer of tokens (OpenID Connect), https'),
    oidcAudience: given('OidcAudience', 'The audience that tokens must be for'),
    smsEndpoint: given('SmsEndpoint', 'Address of the SMS provider’s API, https'),
    mailEndpoint: given('MailEndpoint', 'Address of the mail server, smtp:// or smtps://'),
    oidcClient: given('OidcClient', 'The portal’s client id at the issuer, a public one with PKCE'),
    portalOrigin: given('PortalOrigin', 'Origin of the portal, https://host'),
    alarmEmail: given('AlarmEmail', 'Whom the alarms wake'),
    proofRounds: new CfnParameter(stack, 'ProofRounds', {
      type: 'String',
      description:
        'The most tries of 2,000 iterations that a complaint costs a page: 100 are half a second of a slow phone',
      default: '100',
      allowedPattern: '[1-9][0-9]{0,3}',
    }).valueAsString,
  };
}
