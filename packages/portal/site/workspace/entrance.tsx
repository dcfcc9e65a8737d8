import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../language.ts';
import { useFrameTexts } from '../frame-texts.ts';
import { Loading } from '../loading.tsx';
import { Desk } from './desk.tsx';
import { forgetList } from './in-turn/last-list.ts';
import { forgetTurn } from './in-turn/kept-turn.ts';
import { forgetDrafts } from './kept-draft.ts';
import { forgetOpenings } from './todo/openings.ts';
import { LanguageButton } from './language-button.tsx';
import { PersonContext } from './person.ts';
import { reads } from './reads.ts';
import {
  completeSignIn,
  currentPerson,
  signedInPath,
  signIn,
  signOut,
  whenSignedOutElsewhere,
  type Person,
} from './session.ts';
import { useWords } from './words.ts';

/** Who comes in: finds out who is signed in, and offers the sign-in to everyone else. */
export function Entrance(props: { readonly choose: (language: Language) => void }) {
  const { workspace } = useWords();
  const { states } = useFrameTexts();
  const { url, route } = useLocation();
  const [state, setState] = useState<
    'looking' | 'nobody' | 'failed' | 'not-left' | 'unknown-claims' | Person
  >('looking');
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    const look = async (): Promise<void> => {
      setState('looking');
      try {
        // The address holds the issuer's code: it is spent, and goes from the history.
        if (location.pathname === signedInPath) route(await completeSignIn(), true);
        setState((await currentPerson()) ?? 'nobody');
      } catch {
        setState('failed');
      }
    };
    void look();
  }, [turn]);
  useEffect(() => {
    // The browser keeps pages, to show them again when somebody goes back: that may be someone else by then.
    const back = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) location.reload();
    };
    addEventListener('pageshow', back);
    return () => removeEventListener('pageshow', back);
  }, []);
  const forget = (): void => {
    setState('nobody');
    reads.clear();
    forgetTurn();
    forgetList();
    forgetOpenings();
  };
  const subject = typeof state === 'object' ? state.subject : undefined;
  useEffect(
    () =>
      subject === undefined
        ? undefined
        : whenSignedOutElsewhere(subject, (ended) => {
            forget();
            if (ended === 'not-left') setState('not-left');
          }),
    [subject],
  );
  const leave = async (): Promise<void> => {
    forget();
    await forgetDrafts();
    try {
      await signOut();
    } catch {
      setState('not-left');
    }
  };

  if (typeof state === 'object') {
    return (
      <PersonContext.Provider value={state}>
        <Desk choose={props.choose} leave={() => void leave()} />
      </PersonContext.Provider>
    );
  }
  return (
    <main id="content" class="entrance">
      <div class="card">
        <h1>{workspace.title}</h1>
        {state === 'looking' ? <Loading says={workspace.loading} /> : null}
        {state === 'nobody' ? (
          <>
            <p>{workspace.signIn.lead}</p>
            <p class="actions">
              <button
                type="button"
                class="button primary"
                onClick={() => {
                  const wanted = url.startsWith(signedInPath) ? '/work' : `${url}${location.hash}`;
                  void signIn(wanted).catch(() => setState('failed'));
                }}
              >
                {workspace.signIn.act}
              </button>
            </p>
            <p class="soft small">{workspace.signIn.hint}</p>
          </>
        ) : null}
        {state === 'failed' ? (
          <div role="alert">
            <p>{navigator.onLine ? workspace.signIn.failed : states.offline}</p>
            <button
              type="button"
              class="button primary"
              onClick={() => {
                if (location.pathname === signedInPath) route('/work', true);
                setTurn(turn + 1);
              }}
            >
              {workspace.signIn.again}
            </button>
          </div>
        ) : null}
        {state === 'unknown-claims' ? (
          <div role="alert">
            <p>{workspace.signIn.unknownClaims}</p>
            <button type="button" class="button primary" onClick={() => void leave()}>
              {workspace.signOut}
            </button>
          </div>
        ) : null}
        {state === 'not-left' ? (
          <div role="alert">
            <p>{workspace.signIn.notLeft}</p>
            <button type="button" class="button primary" onClick={() => void leave()}>
              {workspace.signIn.leaveAgain}
            </button>
          </div>
        ) : null}
        <p class="small">
          <a href="/">{workspace.publicSite}</a> · <LanguageButton choose={props.choose} />
        </p>
      </div>
    </main>
  );
}
