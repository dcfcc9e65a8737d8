import { ErrorResponse, type User } from 'oidc-client-ts';
import { beforeEach, expect, test, vi } from 'vitest';
import { accessToken, currentPerson, signOut, whenSignedOutElsewhere } from './session.ts';

const tab = vi.hoisted(() => ({
  user: null as Partial<User> | null,
  renew: async (): Promise<unknown> => null,
  left: 0,
}));
vi.mock('../configuration.ts', () => ({
  configuration: async () => ({ issuer: 'https://issuer.example', client: 'portal' }),
}));
vi.mock(import('oidc-client-ts'), async (original) => {
  class UserManager {
    getUser = async () => tab.user;
    signinSilent = () => tab.renew();
    removeUser = async () => {
      tab.user = null;
    };
    signoutRedirect = async () => {
      tab.left += 1;
    };
    metadataService = { getRevocationEndpoint: async () => undefined };
  }
  return { ...(await original()), UserManager: UserManager as never };
});

const token = (subject: string, roles = ['office-head@office']) =>
  `x.${btoa(JSON.stringify({ sub: subject, roles }))}.x`;

beforeEach(() => {
  vi.stubGlobal('location', { origin: 'https://portal.example' });
  vi.stubGlobal('sessionStorage', {});
  tab.user = { access_token: token('a'), refresh_token: 'r', expires_in: 10 };
  tab.left = 0;
});

test('a session has ended when the issuer says so, not when it does not answer', async () => {
  tab.renew = async () => Promise.reject(new ErrorResponse({ error: 'invalid_grant' }));
  expect(await accessToken()).toBeUndefined();
  tab.renew = async () => Promise.reject(new TypeError('Failed to fetch'));
  expect(await accessToken()).toBe(token('a'));
  tab.user = { ...tab.user, expires_in: -1 };
  await expect(accessToken()).rejects.toThrow('Failed to fetch');
});

test('two renewals at once spend one refresh token', async () => {
  let renewals = 0;
  tab.renew = async () => {
    renewals += 1;
    tab.user = { access_token: token('b'), refresh_token: 's', expires_in: 600 };
    return tab.user;
  };
  expect(await Promise.all([accessToken(), accessToken()])).toEqual([token('b'), token('b')]);
  expect(renewals).toBe(1);
});

test('who signs out in one tab is signed out in the others, and nobody else is', async () => {
  const other = vi.fn();
  const ends = [whenSignedOutElsewhere('b', other)];
  const told = new Promise<void>((resolve) => {
    ends.push(whenSignedOutElsewhere('a', () => resolve()));
  });
  await signOut();
  await told;
  expect([tab.left, tab.user, other.mock.calls]).toEqual([1, null, []]);
  for (const end of ends) end();
});

test('who is signed in is what the claims say, and claims that are not known are said to be', async () => {
  const signedIn = async (...roles: string[]) => {
    tab.user = { access_token: token('a', roles), expires_in: 600 };
    return currentPerson();
  };
  expect(await signedIn('office-head@office', 'organisation-liaison@sthjj')).toEqual({
    subject: 'a',
    roles: ['office-head', 'organisation-liaison'],
    organisation: 'sthjj',
  });
  expect(await signedIn('team-member@team')).toMatchObject({ organisation: null });
  expect(await signedIn('office-head')).toBe('unknown-claims');
  expect(await signedIn('organisation-liaison@office')).toBe('unknown-claims');
});
