import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { shiftDate } from '../lambda/shifted-date.ts';
import { readText } from '../request-body.ts';
import type { IssuerSetup } from './issuer.ts';
import type { Person } from './persons.ts';
import { demonstrationPersons, findPerson } from './persons.ts';
import { languageOf } from '../pages/page.ts';
import { endPage, signInPage, signOutPage } from './sign-in-page.ts';

/** The OpenID Connect provider: authorization code with PKCE for the portal, a page of persons instead of passwords. */
// oxlint-disable-next-line typescript/no-unsafe-assignment -- a structured clone of what issuer.ts gave
const setup: IssuerSetup = workerData;
shiftDate(setup.offset);
// After the shift: the provider keeps the Date that it finds.
const { Provider } = await import('oidc-provider');

/** By their subject; sessions do not outlive this thread either. */
const signedIn = new Map<string, Person>();

const resource = `urn:${setup.audience}:api`;
const provider = new Provider(setup.issuer, {
  jwks: { keys: [{ ...setup.key }] },
  cookies: { keys: [setup.key.kid ?? ''] },
  clients: [
    {
      client_id: setup.client,
      application_type: 'web',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      redirect_uris: [setup.signedIn],
      post_logout_redirect_uris: [setup.signedOut],
    },
  ],
  pkce: { required: () => true },
  clientBasedCORS: (_, origin) => origin === setup.portalOrigin,
  // To the portal always: it would have to ask for offline access with a page of consent, which nobody needs to
  // see at their own office's portal. Each use of one gives the next, as for every client without a secret.
  issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
  claims: { openid: ['sub', 'roles'] },
  conformIdTokenClaims: false,
  features: {
    devInteractions: { enabled: false },
    // RFC 7009: the portal gives its refresh token back when somebody signs out.
    revocation: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        ctx.body = signOutPage(form, languageOf(ctx.req));
      },
      postLogoutSuccessSource: (ctx) => {
        ctx.body = endPage('done', languageOf(ctx.req));
      },
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => resource,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: 'openid',
        audience: setup.audience,
        accessTokenFormat: 'jwt',
        accessTokenTTL: setup.tokenSeconds,
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
  renderError: (ctx) => {
    ctx.type = 'html';
    ctx.body = endPage('failed', languageOf(ctx.req));
  },
  ttl: { Interaction: 3600, Session: 14 * 86_400, Grant: 14 * 86_400, IdToken: 3600 },
  findAccount: (_, sub) => {
    const person = signedIn.get(sub);
    if (person === undefined) return undefined;
    const { roles } = person;
    return { accountId: sub, claims: () => ({ sub, roles }) };
  },
  extraTokenClaims: (_, token) => {
    const person = 'accountId' in token ? signedIn.get(token.accountId ?? '') : undefined;
    return person === undefined ? undefined : { roles: person.roles };
  },
  interactions: {
    url: (_, interaction) => `${new URL(setup.issuer).pathname}/sign-in/${interaction.uid}`,
  },
  // Whoever signs in here agrees to what the portal asks: its own office's portal.
  loadExistingGrant: async (ctx) => {
    const grant = new provider.Grant({
      clientId: ctx.oidc.client?.clientId ?? '',
      accountId: ctx.oidc.session?.accountId ?? '',
    });
    grant.addOIDCScope('openid offline_access');
    grant.addResourceScope(resource, 'openid');
    await grant.save();
    return grant;
  },
});
provider.proxy = true;

const answer = provider.callback();
const { pathname } = new URL(setup.issuer);

const server = createServer((request, response) => {
  void handle(request, response).catch((error: unknown) => {
    response.writeHead(500).end(String(error));
  });
});
server.listen(0, '127.0.0.1', () => {
  const bound = server.address();
  if (bound !== null && typeof bound === 'object') parentPort?.postMessage(bound.port);
});

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = request.url ?? '';
  if (url.startsWith(`${pathname}/sign-in/`)) return signIn(request, response);
  // The provider finds its mount point by comparing the two.
  Object.assign(request, { originalUrl: url });
  request.url = url.slice(pathname.length);
  await answer(request, response);
}

async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const language = languageOf(request);
  const ask = (status: number, problem?: string): void => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
    response.end(signInPage(demonstrationPersons, language, problem));
  };
  if (request.method !== 'POST') return ask(200);
  const form = new URLSearchParams(await readText(request));
  let person: Person;
  try {
    person = findPerson(form.get('person')?.trim() ?? '');
  } catch (error) {
    return ask(400, error instanceof Error ? error.message : String(error));
  }
  signedIn.set(person.sub, person);
  await provider.interactionFinished(request, response, { login: { accountId: person.sub } });
}
