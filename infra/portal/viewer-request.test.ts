import { expect, test } from 'vitest';
import { handler } from './viewer-request.ts';
import { viewerRequestCode } from './viewer-request-code.ts';

test.each([
  ['/', '/index.html'],
  ['/report', '/report/index.html'],
  ['/report/', '/report/index.html'],
  ['/en/report', '/en/report/index.html'],
  ['/404.html', '/404.html'],
  ['/config.json', '/config.json'],
  ['/work', '/work/index.html'],
  ['/work/', '/work/index.html'],
  ['/work/signed-in', '/work/index.html'],
  ['/work/complaints/2.6', '/work/index.html'],
  ['/c/01JX', '/work/index.html'],
  ['/t/01JX', '/work/index.html'],
  ['/todo', '/work/index.html'],
  ['/worker', '/worker/index.html'],
  ['/todos', '/todos/index.html'],
  ['/c', '/c/index.html'],
])('%s is the file %s', (address, file) => {
  expect(handler({ request: { uri: address } })).toEqual({ uri: file });
});

test('what else the request holds stays', () => {
  const request = { uri: '/report', method: 'GET', querystring: { a: { value: 'b' } } };
  expect(handler({ request })).toEqual({ ...request, uri: '/report/index.html' });
});

test('its code is a plain script, as small as CloudFront takes it', () => {
  const code = viewerRequestCode();
  expect(code).toMatch(/^function handler\(event\s*\)/m);
  expect(code).not.toMatch(/\b(?:import|export|interface)\b/);
  expect(Buffer.byteLength(code)).toBeLessThan(10_240);
});
