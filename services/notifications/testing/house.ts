import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMail, type Mail } from '@ducha/local-cloud/engines/mail.ts';
import { startSecrets } from '@ducha/local-cloud/engines/secrets.ts';
import { startSms, type Sms } from '@ducha/local-cloud/engines/sms.ts';
import {
  messageOf,
  startOneService,
  type OneService,
  type TestRequest,
} from '@ducha/lambda/testing/one-service.ts';
import { registeredTemplates, smsSignature } from '../outbound/sms-templates.ts';

/** The notifications service on real engines, a phone and a mailbox, its queues pumped by the test. */
export interface House {
  readonly sms: Sms;
  readonly mail: Mail;
  ask(line: string, request?: TestRequest): ReturnType<OneService['ask']>;
  /** An event of another service arrives in the inbox; the same stream and version: once more. */
  hear(type: string, data: unknown, from: { stream: string; version: number }): Promise<void>;
  /** Several events of a type arrive together. */
  hearAll(type: string, events: readonly { data: unknown; stream: string }[]): Promise<void>;
  /** The schedule fires once, and what follows is settled. */
  tick(): Promise<void>;
  /** Queues whose messages are left where they are. */
  readonly paused: Set<'sms' | 'mail'>;
  /** What waits in a queue is lost. */
  lose(queue: 'sms' | 'mail'): Promise<void>;
  /** Gives the last message of a queue to its function once more. */
  redeliver(queue: 'sms' | 'mail'): Promise<void>;
  stop(): Promise<void>;
}

const account = { accessKeyId: 'test-key', accessKeySecret: 'test-secret' };

/** Starts engines and handlers. Once for a test file: the handlers read their environment when imported. */
export async function startHouse(): Promise<House> {
  const state = await mkdtemp(join(tmpdir(), 'ducha-notifications-'));
  const now = (): Date => new Date();
  const [service, secrets, sms, mail] = await Promise.all([
    startOneService(),
    startSecrets({ state }),
    startSms({
      state,
      accessKeys: { [account.accessKeyId]: account.accessKeySecret },
      templates: registeredTemplates,
      signNames: [smsSignature],
      now,
    }),
    startMail({ state, now }),
  ]);
  secrets.createSecret('sms', { secretString: JSON.stringify(account) });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
    PORTAL_ORIGIN: 'https://ducha.example',
    SMS_ENDPOINT: sms.endpoint,
    SMS_SECRET: 'sms',
    MAIL_ENDPOINT: mail.endpoint,
  });
  const { handler: api } = await import('../api.ts');
  const { handler: inbox } = await import('../inbox.ts');
  const { handler: relay } = await import('../relay.ts');
  const { handler: clock } = await import('../clock.ts');
  const outbound = {
    sms: (await import('../sms.ts')).handler,
    mail: (await import('../mail.ts')).handler,
  };
  const paused = new Set<'sms' | 'mail'>();
  const last: Partial<Record<'sms' | 'mail', unknown>> = {};

  /** Runs relay and outbound functions until nothing is left to do. */
  async function settle(): Promise<void> {
    for (let quiet = false; !quiet;) {
      await service.relay(relay);
      quiet = true;
      for (const queue of ['sms', 'mail'] as const) {
        if (paused.has(queue)) continue;
        const messages = await service.messages(queue);
        if (messages.length === 0) continue;
        quiet = false;
        last[queue] = messages.at(-1);
        const again = await service.deliver(outbound[queue], messages);
        if (again > 0) throw new Error(`${again} messages to ${queue} failed`);
      }
    }
    const dead = await service.messages('dead-letters');
    if (dead.length > 0) throw new Error(`${dead.length} dead letters`);
  }

  return {
    sms,
    mail,
    paused,
    ask: (line, request) => service.ask(api, line, request),
    async hear(type, data, { stream, version }) {
      const message = messageOf(type, data, { stream, version, texts: textsOf(data) });
      if ((await service.deliver(inbox, [message])) > 0) throw new Error(`${type} failed`);
      await settle();
    },
    async hearAll(type, events) {
      const messages = events.map(({ data, stream }) => messageOf(type, data, { stream }));
      if ((await service.deliver(inbox, messages)) > 0) throw new Error(`${type} failed`);
      await settle();
    },
    async tick() {
      await service.tick(clock);
      await settle();
    },
    async lose(queue) {
      await service.messages(queue);
    },
    async redeliver(queue) {
      if ((await service.deliver(outbound[queue], [last[queue]])) > 0) throw new Error('failed');
      await settle();
    },
    async stop() {
      await Promise.all([service.stop(), secrets.stop(), sms.stop(), mail.stop()]);
      await rm(state, { recursive: true, force: true });
    },
  };
}

/** The texts of an organisation's event travel with it; here each note's text is made of its id. */
function textsOf(data: unknown): Record<string, string> {
  const ids = JSON.stringify(data).matchAll(/"note":"([^"]+)"/g);
  return Object.fromEntries([...ids].map(([, id = '']) => [id, `name ${id}`]));
}
