import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { endpoint, type Audience, type Service } from '@ducha/contracts';
import { routesOf } from './http-api.ts';

function declared(service: Service, method: 'GET' | 'POST', path: string, audience: Audience) {
  const none = z.strictObject({});
  return endpoint({
    name: `${method} ${path}`,
    service,
    audience,
    effect: 'read',
    method,
    path,
    summary: '',
    params: none,
    query: none,
    body: z.undefined(),
    status: 200,
    answer: none,
    rejections: [],
  });
}

describe('the routes of the gateway', () => {
  test('endpoints below one segment share a route for each method', () => {
    const routes = routesOf([
      declared('complaints', 'GET', '/complaints', 'staff'),
      declared('complaints', 'GET', '/complaints/{complaint}', 'staff'),
      declared('complaints', 'GET', '/complaints/{complaint}/timeline', 'staff'),
      declared('complaints', 'POST', '/complaints/{complaint}/screening', 'staff'),
      declared('complaints', 'POST', '/public/complaints', 'public'),
      declared('inspections', 'GET', '/public/inspections/{inspection}', 'public'),
    ]);
    expect(routes.map(({ key, service, audience }) => [key, service, audience])).toEqual([
      ['GET /complaints', 'complaints', 'staff'],
      ['GET /complaints/{proxy+}', 'complaints', 'staff'],
      ['GET /public/inspections/{proxy+}', 'inspections', 'public'],
      ['POST /complaints/{proxy+}', 'complaints', 'staff'],
      ['POST /public/complaints', 'complaints', 'public'],
    ]);
  });

  test('a route belongs to one service', () => {
    expect(() =>
      routesOf([
        declared('complaints', 'GET', '/tasks/{task}', 'staff'),
        declared('rectification', 'GET', '/tasks/{task}/timeline', 'staff'),
      ]),
    ).toThrow('GET /tasks/{proxy+} would belong to complaints and to rectification');
  });

  test('what is public stands under /public, and nothing else does', () => {
    expect(() => routesOf([declared('complaints', 'GET', '/complaints', 'public')])).toThrow(
      'is public, and /complaints is not',
    );
    expect(() => routesOf([declared('complaints', 'GET', '/public/figures', 'staff')])).toThrow(
      'is staff, and /public/figures is not',
    );
  });
});
