import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startSqsAndS3, type SqsAndS3 } from '@ducha/local-cloud/engines/sqs-s3.ts';
import { withSignal } from '@ducha/signed-call';
import { handler, publishSite } from './publish.ts';

/** Against the S3 engine; CloudFormation's end is a server that keeps what it is told. */
const folder = mkdtempSync(path.join(tmpdir(), 'ducha-publish-'));
const configuration = {
  api: 'https://api.example',
  issuer: 'https://issuer.example/realm',
  client: 'portal',
  release: 'r1',
};
let s3: SqsAndS3;
let formation: Server;
/** What CloudFormation was told, and the status that it answers. */
let told: unknown[];
let status: number;

beforeAll(async () => {
  s3 = await startSqsAndS3({ state: folder });
  await fetch(`${s3.s3Endpoint}/portal-files`, { method: 'PUT' });
  formation = createServer((request, response) => {
    void text(request).then((body) => {
      told.push({
        method: request.method,
        type: request.headers['content-type'],
        ...JSON.parse(body),
      });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => {
    formation.listen(0, '127.0.0.1', resolve);
  });
});
afterAll(async () => {
  formation.closeAllConnections();
  formation.close();
  await s3.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  told = [];
  status = 200;
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  vi.stubEnv('AWS_ENDPOINT_URL_S3', s3.s3Endpoint);
  vi.stubEnv('PORTAL_BUCKET', 'portal-files');
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});

/** A site of some files, in a folder of its own. */
function written(name: string, files: Readonly<Record<string, string | Buffer>>): string {
  const at = path.join(folder, name);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(at, file)), { recursive: true });
    writeFileSync(path.join(at, file), content);
  }
  return at;
}

async function object(key: string) {
  const answer = await fetch(`${s3.s3Endpoint}/portal-files/${key}`);
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    kept: answer.headers.get('cache-control'),
    body: await answer.text(),
  };
}

describe('a site', () => {
  test('lies in the bucket with the kind of each file, and how long it may be kept', async () => {
    const at = written('whole', {
      'index.html': '<!doctype html><title>督察</title>',
      'en/report/index.html': '<!doctype html>',
      'assets/report-4f2a.js': 'export {};',
      'assets/frame-99.css': 'body{}',
      'icon.svg': '<svg/>',
      'icon.png': Buffer.from([0x89, 0x50, 0xff, 0x00]),
    });
    expect(await publishSite({ folder: at, bucket: 'portal-files', configuration })).toBe(7);
    const forever = 'public, max-age=31536000, immutable';
    expect(await object('index.html')).toEqual({
      status: 200,
      type: 'text/html; charset=utf-8',
      kept: 'no-cache',
      body: '<!doctype html><title>督察</title>',
    });
    expect(await object('en/report/index.html')).toMatchObject({ status: 200, kept: 'no-cache' });
    expect(await object('assets/report-4f2a.js')).toMatchObject({
      type: 'text/javascript; charset=utf-8',
      kept: forever,
    });
    expect(await object('assets/frame-99.css')).toMatchObject({
      type: 'text/css; charset=utf-8',
      kept: forever,
    });
    expect(await object('icon.svg')).toMatchObject({ type: 'image/svg+xml', kept: 'no-cache' });
    const png = await fetch(`${s3.s3Endpoint}/portal-files/icon.png`);
    expect([...new Uint8Array(await png.arrayBuffer())]).toEqual([0x89, 0x50, 0xff, 0x00]);
    const config = await object('config.json');
    expect(config).toMatchObject({ type: 'application/json', kept: 'no-cache' });
    expect(JSON.parse(config.body)).toEqual(configuration);
  });

  test('published again is the same, and another one leaves the assets of the first', async () => {
    const first = written('first', { 'index.html': 'first', 'assets/a-1.js': '1' });
    const second = written('second', { 'index.html': 'second', 'assets/a-2.js': '2' });
    await publishSite({ folder: first, bucket: 'portal-files', configuration });
    const before = await object('index.html');
    await publishSite({ folder: first, bucket: 'portal-files', configuration });
    expect(await object('index.html')).toEqual(before);

    const release = { ...configuration, release: 'r2' };
    await publishSite({ folder: second, bucket: 'portal-files', configuration: release });
    expect((await object('index.html')).body).toBe('second');
    expect((await object('assets/a-1.js')).body).toBe('1');
    expect(JSON.parse((await object('config.json')).body)).toEqual(release);
  });

  test('puts no page before the assets that it asks for', async () => {
    const order: string[] = [];
    const assets = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`assets/a-${index}.js`, String(index)]),
    );
    const at = written('ordered', { '404.html': '', 'index.html': '', ...assets });
    await withEngine(
      (response, { url }) => {
        order.push(url ?? '');
        response.end();
      },
      async () => publishSite({ folder: at, bucket: 'b', configuration }),
    );
    expect(order).toHaveLength(23);
    expect(order.slice(21).toSorted()).toEqual(['/b/404.html', '/b/index.html']);
  });

  test('with a file of an unknown kind is refused', async () => {
    const at = written('odd', { 'index.html': '', 'notes.docx': '' });
    await expect(
      publishSite({ folder: at, bucket: 'portal-files', configuration }),
    ).rejects.toThrow('notes.docx is of a kind without a content type');
  });
});

describe('what S3 does not take', () => {
  const refused = written('refused', { 'index.html': '' });

  test('is an error with its own word for it', async () => {
    await expect(
      publishSite({ folder: refused, bucket: 'no-such-bucket', configuration }),
    ).rejects.toThrow('s3 answered 404 NoSuchBucket');
  });

  test('is tried again while S3 is busy', async () => {
    let asked = 0;
    await withEngine(
      (response) => {
        asked += 1;
        response.writeHead(asked < 3 ? 503 : 200).end();
      },
      async () => publishSite({ folder: refused, bucket: 'b', configuration }),
    );
    expect(asked).toBeGreaterThan(3);
  });

  test('does not outlast the time that there is', async () => {
    await withEngine(
      () => undefined,
      async () => {
        const publishing = withSignal(AbortSignal.timeout(100), () =>
          publishSite({ folder: refused, bucket: 'b', configuration }),
        );
        await expect(publishing).rejects.toThrow(/abort/i);
      },
    );
  });
});

/** An S3 that answers as it is told. */
async function withEngine(
  answer: (response: ServerResponse, request: IncomingMessage) => void,
  work: () => Promise<unknown>,
): Promise<void> {
  const engine = createServer((request, response) => {
    request.resume().once('end', () => answer(response, request));
  });
  await new Promise<void>((resolve) => {
    engine.listen(0, '127.0.0.1', resolve);
  });
  vi.stubEnv('AWS_ENDPOINT_URL_S3', `http://127.0.0.1:${(engine.address() as AddressInfo).port}`);
  try {
    await work();
  } finally {
    engine.closeAllConnections();
    engine.close();
  }
}

describe('CloudFormation', () => {
  const context = { getRemainingTimeInMillis: () => 60_000 } as Context;
  const event = (RequestType: string) => ({
    RequestType,
    ResponseURL: `http://127.0.0.1:${(formation.address() as AddressInfo).port}/answer?signed=yes`,
    StackId: 'arn:aws:cloudformation:us-east-1:000000000000:stack/Ducha/1',
    RequestId: 'one',
    LogicalResourceId: 'PortalSite',
    ResourceType: 'Custom::PortalSite',
    ResourceProperties: {
      ServiceToken: 'arn:aws:lambda:us-east-1:000000000000:function:publish',
      ServiceTimeout: '360',
      Release: 'r1',
      Api: 'https://api.example',
      Issuer: 'https://issuer.example',
      Client: 'portal',
    },
  });
  const named = {
    method: 'PUT',
    // The address is signed for a request without one.
    type: undefined,
    StackId: 'arn:aws:cloudformation:us-east-1:000000000000:stack/Ducha/1',
    RequestId: 'one',
    LogicalResourceId: 'PortalSite',
    PhysicalResourceId: 'portal-site',
  };

  test.each(['Create', 'Update'])('hears why a %s failed, in a sentence', async (type) => {
    vi.stubEnv('PORTAL_BUCKET', 'no-such-bucket');
    await handler(event(type), context);
    expect(told).toEqual([
      {
        ...named,
        Status: 'FAILED',
        // The sources have no built site beside them.
        Reason: expect.stringMatching(/^The portal was not published: [^\n]+\.$/),
      },
    ]);
  });

  test('has nothing to wait for when the resource goes', async () => {
    await handler(event('Delete'), context);
    expect(told).toEqual([{ ...named, Status: 'SUCCESS' }]);
  });

  test('is told again when it did not hear', async () => {
    status = 503;
    const telling = handler(event('Delete'), context);
    await vi.waitFor(() => expect(told.length).toBeGreaterThan(0));
    status = 200;
    await telling;
    expect(told.length).toBeGreaterThan(1);
  });
});
