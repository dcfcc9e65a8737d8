import type { Role } from '@ducha/contracts';
import { heldRoles } from '@ducha/contracts/held-roles.ts';
import { ErrorResponse, UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import { configuration } from '../configuration.ts';

/** Who is signed in, as far as the pages need it; no name. */
export interface Person {
  /** The issuer's opaque subject. */
  readonly subject: string;
  readonly roles: readonly Role[];
  /** The code of the organisation where their roles at one are held; null without such a role. */
  readonly organisation: string | null;
}

/** Where the issuer sends people back to. */
export const signedInPath = '/work/signed-in';

/** Seconds before its end in which a token is renewed rather than used. */
const renewBefore = 60;

let made: Promise<UserManager> | undefined;

async function manager(): Promise<UserManager> {
  made ??= make();
  try {
    return await made;
  } catch (error) {
    made = undefined;
    throw error;
  }
}

async function make(): Promise<UserManager> {
  const { issuer, client } = await configuration();
  // Of this tab alone, and gone with it: a machine in an office is used by several people.
  const store = new WebStorageStateStore({ store: sessionStorage });
  return new UserManager({
    authority: issuer,
    client_id: client,
    redirect_uri: `${location.origin}${signedInPath}`,
    post_logout_redirect_uri: `${location.origin}/work/`,
    response_type: 'code',
    scope: 'openid offline_access',
    loadUserInfo: false,
    monitorSession: false,
    // Renewed below, one at a time: two renewals at once would spend the same refresh token.
    automaticSilentRenew: false,
    userStore: store,
    stateStore: store,
  });
}

/** Goes to the issuer's sign-in; comes back to `returnTo`, an address of the workspace. */
export async function signIn(returnTo: string): Promise<void> {
  const userManager = await manager();
  await userManager.signinRedirect({ state: returnTo });
}

/** Ends a sign-in on the way back from the issuer. @returns where the person wanted to go */
export async function completeSignIn(): Promise<string> {
  const userManager = await manager();
  const user = await userManager.signinCallback();
  const { state } = user ?? {};
  return typeof state === 'string' && state.startsWith('/') && !state.startsWith('//')
    ? state
    : '/todo';
}

/** What the other tabs of this browser hear of it. */
const signedOut = 'ducha.signed-out';

/** What the issuer has not taken back yet: kept for another try, in the memory of this page alone. */
let left: { readonly idToken?: string | undefined; readonly refreshToken?: string | undefined } =
  {};

/**
 * Ends the session here, in the other tabs of this browser, and at the issuer: there the refresh token is
 * revoked, so that nobody who has a copy of it goes on with it, and then it goes there to end the sign-in.
 * @throws when the issuer does not answer, or does not take the token back: then it has ended in this browser
 *   alone, and another try goes on from there
 */
export async function signOut(): Promise<void> {
  const userManager = await manager();
  const user = await userManager.getUser();
  if (user !== null) left = { idToken: user.id_token, refreshToken: user.refresh_token };
  const person = user === null ? undefined : personIn(user.access_token);
  const others = new BroadcastChannel(signedOut);
  others.postMessage(typeof person === 'object' ? person.subject : undefined);
  others.close();
  // Whatever the issuer says to it: nobody is signed in here any more.
  await userManager.removeUser();
  await revokeLeft();
  const { idToken } = left;
  await userManager.signoutRedirect(idToken === undefined ? {} : { id_token_hint: idToken });
}

/** How long the issuer is waited for, in milliseconds: somebody who leaves does not stay for it. */
const patience = 10_000;

/** Gives the refresh token back to the issuer (RFC 7009). @throws when it does not take it */
async function revokeLeft(): Promise<void> {
  const { refreshToken, ...rest } = left;
  if (refreshToken === undefined) return;
  const userManager = await manager();
  const endpoint = await userManager.metadataService.getRevocationEndpoint(true);
  // An issuer that revokes nothing ends its tokens with the sign-in, if at all.
  if (endpoint !== undefined) {
    const answer = await fetch(endpoint, {
      method: 'POST',
      body: new URLSearchParams({
        token: refreshToken,
        token_type_hint: 'refresh_token',
        client_id: userManager.settings.client_id,
      }),
      signal: AbortSignal.timeout(patience),
    });
    if (!answer.ok) throw new Error('the issuer has not revoked the token');
  }
  left = rest;
}

/**
 * Ends the session of this tab too when the person signs out in another one, and then tells: that it has ended,
 * and later `not-left` where the issuer has not taken back the token that this tab had. @returns the end of it
 */
export function whenSignedOutElsewhere(
  subject: string,
  tell: (ended: 'ended' | 'not-left') => void,
): () => void {
  const others = new BroadcastChannel(signedOut);
  others.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === subject) void endHere(tell).catch(() => tell('not-left'));
  };
  return () => others.close();
}

async function endHere(tell: (ended: 'ended') => void): Promise<void> {
  try {
    const userManager = await manager();
    const user = await userManager.getUser();
    if (user !== null) left = { idToken: user.id_token, refreshToken: user.refresh_token };
    await userManager.removeUser();
  } finally {
    tell('ended');
  }
  await revokeLeft();
}

/**
 * Who is signed in; `undefined` when nobody is, or when the session has ended; `unknown-claims` when the issuer
 * says something of them that this house does not know.
 * @throws like `accessToken`
 */
export async function currentPerson(): Promise<Person | 'unknown-claims' | undefined> {
  const user = await currentUser();
  return user === undefined ? undefined : personIn(user.access_token);
}

/**
 * A token that is good for now; `undefined` when the person has to sign in again.
 * @throws when it is to be renewed and the issuer does not answer
 */
export async function accessToken(): Promise<string | undefined> {
  return (await currentUser())?.access_token;
}

async function currentUser(): Promise<User | undefined> {
  const userManager = await manager();
  const user = await userManager.getUser();
  if (user === null) return undefined;
  if ((user.expires_in ?? 0) > renewBefore) return user;
  return navigator.locks.request('ducha.renew', async () => {
    // Whoever held the lock before may have renewed it.
    const fresh = await userManager.getUser();
    if (fresh !== null && (fresh.expires_in ?? 0) > renewBefore) return fresh;
    if (fresh?.refresh_token === undefined) return undefined;
    try {
      return (await userManager.signinSilent()) ?? undefined;
    } catch (error) {
      if (error instanceof ErrorResponse) return undefined;
      // No answer is no end of the session.
      if ((fresh.expires_in ?? 0) > 0) return fresh;
      throw error;
    }
  });
}

/** What the token says of its bearer. It is read for showing alone: the house checks it at every call. */
function personIn(token: string): Person | 'unknown-claims' {
  const [, payload = ''] = token.split('.');
  const base64 = payload.replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (typeof claims !== 'object' || claims === null) return 'unknown-claims';
  const subject: unknown = Reflect.get(claims, 'sub');
  const held = heldRoles(Reflect.get(claims, 'roles'));
  return typeof subject === 'string' && 'roles' in held ? { subject, ...held } : 'unknown-claims';
}
