import { startLocalCloud, type LocalCloud } from '@ducha/local-cloud';
import { writeAssembly, type Fixture } from '@ducha/local-cloud/testing/assembly.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';

/** The session of the workspace at the real local issuer: what a sign-out takes back there. */
const portal = 'https://portal.example';
const person = 'organisation-liaison@110108';
let fixture: Fixture;
let cloud: LocalCloud;
let issuer: string;

/** What of the session is used here; its own types are those of a browser. */
interface Session {
  signIn(returnTo: string): Promise<void>;
  completeSignIn(): Promise<string>;
  currentPerson(): Promise<unknown>;
  signOut(): Promise<void>;
  whenSignedOutElsewhere(subject: string, tell: (ended: string) => void): () => void;
}

beforeAll(async () => {
  fixture = writeAssembly({}, {}, { Parameters: { PortalOrigin: { Type: 'String' } } });
  cloud = await startLocalCloud({
    assembly: fixture.assembly,
    state: fixture.state,
    parameters: { PortalOrigin: portal },
  });
  issuer = `${cloud.address}/_local/issuer`;
});
afterAll(async () => {
  await cloud.stop();
  fixture.remove();
});

/** A tab of a browser, as far as the session needs one. */
let tab: Awaited<ReturnType<typeof openTab>>;
beforeEach(async () => {
  tab = await openTab();
});
afterEach(() => vi.unstubAllGlobals());

async function openTab() {
  const kept = new Map<string, string>();
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (index: number) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size;
    },
  };
  const gone: string[] = [];
  const location = {
    origin: portal,
    href: `${portal}/work/`,
    assign: (url: string) => void gone.push(url),
  };
  vi.stubGlobal('sessionStorage', store);
  vi.stubGlobal('location', location);
  vi.stubGlobal('window', { location, self: { location }, addEventListener: () => undefined });
  vi.doMock(String(new URL('site/configuration.ts', import.meta.url).pathname), () => ({
    configuration: async () => ({ issuer, client: 'portal' }),
  }));
  vi.resetModules();
  const session: Session = await import(
    new URL('site/workspace/session.ts', import.meta.url).pathname
  );
  return { session, kept, gone, location };
}

/** The issuer starts with the first request, on a machine that may be busy. */
const patience = { timeout: 20_000 };

/** The address that the page goes to next; it is left there. */
const nextAddress = async (): Promise<URL> =>
  vi.waitFor(() => {
    const to = tab.gone.shift();
    if (to === undefined) throw new Error('the page stays where it is');
    return new URL(to);
  }, patience);

/** A sign-in through the issuer's pages. Gives the refresh token that the tab then holds. */
async function signedIn(): Promise<string> {
  void tab.session.signIn('/todo');
  const cookies = new Map<string, string>();
  const browse = async (url: URL, init?: RequestInit): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', ...init, headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(';')[0]!.split(/=(.*)/);
      cookies.set(name, value);
    }
    return response;
  };
  const start = await nextAddress();
  const page = new URL((await browse(start)).headers.get('location')!, start);
  let step = await browse(page, { method: 'POST', body: new URLSearchParams({ person }) });
  while (!step.headers.get('location')!.startsWith(portal)) {
    step = await browse(new URL(step.headers.get('location')!, start));
  }
  tab.location.href = step.headers.get('location')!;
  expect(await tab.session.completeSignIn()).toBe('/todo');
  expect(await tab.session.currentPerson()).toMatchObject({ organisation: '110108' });
  const [, user = ''] = [...tab.kept].find(([key]) => key.includes('user:')) ?? [];
  return (JSON.parse(user) as { refresh_token: string }).refresh_token;
}

async function renewed(refreshToken: string): Promise<[number, unknown]> {
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: 'portal',
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    }),
  });
  const { error } = (await answer.json()) as { error?: string };
  return [answer.status, error];
}

/** What the issuer answered to each revocation. */
let revocations: number[] = [];

/** The issuer cannot be reached at its revocation, or says something else there, until it is let. */
function revocationAnswers(answer: () => Promise<Response>): () => void {
  const real = fetch;
  let reachable = false;
  revocations = [];
  vi.stubGlobal('fetch', async (url: string | URL, init?: RequestInit) => {
    if (!String(url).endsWith('/token/revocation')) return real(url, init);
    const answered = await (reachable ? real(url, init) : answer());
    revocations.push(answered.status);
    return answered;
  });
  return () => {
    reachable = true;
  };
}

test('a refresh token is good while its bearer is signed in', async () => {
  expect(await renewed(await signedIn())).toEqual([200, undefined]);
});

test('a refresh token that was taken before signing out is refused after it', async () => {
  const taken = await signedIn();
  void tab.session.signOut();
  const away = await nextAddress();
  expect(away.href.startsWith(`${issuer}/session/end`)).toBe(true);
  // The issuer knows whom it is about.
  expect(away.searchParams.get('id_token_hint')).toMatch(/^ey/);
  expect(await renewed(taken)).toEqual([400, 'invalid_grant']);
  expect(await tab.session.currentPerson()).toBeUndefined();
});

test.each([
  ['cannot be reached', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['is too busy', () => Promise.resolve(new Response('', { status: 503 }))],
])(
  'where revocation %s, nobody is signed in here, it is told, and can be tried again',
  async (_, answer) => {
    const taken = await signedIn();
    const reachable = revocationAnswers(answer);
    await expect(tab.session.signOut()).rejects.toThrow();
    expect(await tab.session.currentPerson()).toBeUndefined();
    expect([...tab.kept].filter(([, value]) => value.includes(taken))).toEqual([]);
    expect(tab.gone).toEqual([]);
    reachable();
    void tab.session.signOut();
    expect((await nextAddress()).pathname).toContain('/session/end');
    expect(await renewed(taken)).toEqual([400, 'invalid_grant']);
  },
);

test('what the other tabs of the browser hold is taken back too', async () => {
  const taken = await signedIn();
  const { subject } = (await tab.session.currentPerson()) as { subject: string };
  const told: string[] = [];
  const end = tab.session.whenSignedOutElsewhere(subject, (ended) => told.push(ended));
  const other = new BroadcastChannel('ducha.signed-out');
  const reachable = revocationAnswers(() => Promise.reject(new TypeError('Failed to fetch')));
  other.postMessage(subject);
  await vi.waitFor(() => expect(told).toEqual(['ended', 'not-left']), patience);
  reachable();
  other.postMessage(subject);
  await vi.waitFor(() => expect(revocations).toEqual([200]), patience);
  // Asked once: a token that is still good would be spent by the asking.
  expect(await renewed(taken)).toEqual([400, 'invalid_grant']);
  other.close();
  end();
});
