import { ErrorBoundary, Router, Route, useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import type { ComponentType } from 'preact';
import { useLanguage, type Language } from '../language.ts';
import { useFrameTexts } from '../frame-texts.ts';
import { Loading } from '../loading.tsx';
import { Arrival, useArrival } from './arrival.ts';
import { Find } from './find/find.tsx';
import { FirstVisit } from './help/first-visit.tsx';
import { noteList } from './in-turn/last-list.ts';
import { LanguageButton } from './language-button.tsx';
import { MenuCount } from './menu-count.tsx';
import { useOrganisations } from './organisations.ts';
import { mayUse, usePerson } from './person.ts';
import { homeOf, isPage, navOf, workspacePages, type WorkspacePage } from './pages.ts';
import { signIn } from './session.ts';
import { useSessionEnded } from './session-ended.ts';
import { useWords, wordOf } from './words.ts';

/** What stands around every page of the workspace, and the page that the address names. */
export function Desk(props: {
  readonly choose: (language: Language) => void;
  readonly leave: () => void;
}) {
  const { workspace, words } = useWords();
  const { toContent } = useFrameTexts();
  const person = usePerson();
  const organisations = useOrganisations();
  const { path, url } = useLocation();
  const [open, setOpen] = useState(false);
  const [arrived, arrive] = useState('');
  const home = homeOf(person.roles);
  const missed = useDoor(home);
  const menu = workspacePages.filter(
    ({ nav, needs, roles }) =>
      nav !== undefined &&
      (needs === undefined || mayUse(person, needs)) &&
      (roles === undefined || roles.some((role) => person.roles.includes(role))),
  );
  useEffect(() => setOpen(false), [path]);
  useEffect(() => {
    const nav = navOf(path);
    if (nav !== undefined) noteList({ address: url, nav });
  }, [url]);
  const pages = (
    <Arrival.Provider value={arrive}>
      <ErrorBoundary onError={() => undefined}>
        {isPage(path) ? (
          <Router onRouteChange={() => document.querySelector<HTMLElement>('#content')?.focus()}>
            {workspacePages.map((page) => (
              <Route key={page.path} path={page.path} component={componentOf(page)} />
            ))}
          </Router>
        ) : null}
      </ErrorBoundary>
    </Arrival.Provider>
  );
  if (workspacePages.some((page) => page.isAlone === true && page.path === path)) {
    return (
      <main id="content" tabIndex={-1}>
        <SessionEnded />
        {pages}
      </main>
    );
  }
  return (
    <div class="desk">
      <a class="skip" href="#content">
        {toContent}
      </a>
      <header class="desk-head">
        <a class="desk-name" href={home}>
          <img src="/mark.svg" alt="" width="28" height="28" />
          <span>{workspace.title}</span>
        </a>
        <Find />
        <button
          type="button"
          class="link menu-button"
          aria-expanded={open}
          aria-controls="desk-self desk-menu"
          onClick={() => setOpen(!open)}
        >
          {workspace.menu}
        </button>
        <div id="desk-self" class={open ? 'desk-self open' : 'desk-self'}>
          <p>
            {workspace.person(
              person.organisation === null ? null : organisations.nameOf(person.organisation),
              person.roles.map((role) => wordOf(words.role, role)),
            )}
          </p>
          <p class="desk-tools">
            <LanguageButton choose={props.choose} />
            <button type="button" class="link" onClick={props.leave}>
              {workspace.signOut}
            </button>
          </p>
        </div>
      </header>
      <nav id="desk-menu" class={open ? 'desk-menu open' : 'desk-menu'} aria-label={workspace.menu}>
        <ul>
          {menu.map(({ path: to, nav = 'todo' }) => (
            <li key={to}>
              <a href={to} aria-current={isUnder(path, to) ? 'page' : undefined}>
                {workspace.nav[nav]}
                {nav === 'todo' || nav === 'alarms' ? <MenuCount of={nav} /> : null}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p class="unseen" role="status">
        {arrived}
      </p>
      <main id="content" tabIndex={-1}>
        <SessionEnded />
        {missed === undefined ? null : (
          <p class="message mind" role="status">
            {workspace.missing(missed)}
          </p>
        )}
        {path === '/todo' || path === home ? <FirstVisit /> : null}
        {pages}
      </main>
    </div>
  );
}

/**
 * The workspace's own address leads home: to the to-dos, or to the page of the morning for those who have it. Every
 * address at which there is no page leads to the to-dos.
 * @returns the address at which there was none, until another page is opened
 */
function useDoor(home: string): string | undefined {
  const { path, route } = useLocation();
  const [missed, setMissed] = useState<string | undefined>(undefined);
  useEffect(() => {
    if (isPage(path)) return () => setMissed(undefined);
    const isDoor = path === '/work' || path === '/work/';
    route(isDoor ? home : '/todo', true);
    return () => setMissed(isDoor ? undefined : path);
  }, [path]);
  return missed;
}

/** Which entry of the menu the address belongs to. */
function isUnder(path: string, entry: string): boolean {
  return path === entry || path.startsWith(`${entry}/`);
}

const components = new Map<string, ComponentType>();

/** Made once per page: another component for the same page would forget what is written in it. */
function componentOf(page: WorkspacePage): ComponentType {
  const known = components.get(page.path);
  if (known !== undefined) return known;
  const made = () => <OpenedBy page={page} />;
  components.set(page.path, made);
  return made;
}

interface Opened {
  readonly title: string;
  readonly Page: ComponentType;
}

/** A page that is fetched when it is first opened, in the reader's language. */
function OpenedBy({ page }: { readonly page: WorkspacePage }) {
  const language = useLanguage();
  const { workspace } = useWords();
  const { states } = useFrameTexts();
  const [opened, setOpened] = useState<Opened | 'failed' | undefined>(undefined);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let current = true;
    const open = async (): Promise<void> => {
      try {
        const { title, Page } = await (await page.load())(language);
        if (!current) return;
        document.title = `${title} · ${workspace.title}`;
        setOpened({ title, Page });
      } catch {
        if (current) setOpened('failed');
      }
    };
    void open();
    return () => {
      current = false;
    };
  }, [page.path, language, turn]);
  useArrival(typeof opened === 'object' ? opened.title : undefined);
  if (opened === undefined) {
    return <Loading says={states.loading} />;
  }
  if (opened === 'failed') {
    return (
      <div class="state failed" role="alert">
        <p>{navigator.onLine ? states.failed : states.offline}</p>
        <button type="button" class="button" onClick={() => setTurn(turn + 1)}>
          {states.again}
        </button>
      </div>
    );
  }
  const { Page } = opened;
  return <Page />;
}

/** Says that the session has ended, above whatever is on the page; nothing that was written is lost. */
function SessionEnded() {
  const { workspace } = useWords();
  const ended = useSessionEnded();
  if (!ended) return null;
  return (
    <div class="message mind" role="alert">
      <p>{workspace.signIn.ended}</p>
      <p>
        <button type="button" class="button primary" onClick={() => void signIn(addressNow())}>
          {workspace.signIn.act}
        </button>
      </p>
    </div>
  );
}

/** The whole address, the act that is open after its `#` too, which the router does not know. */
function addressNow(): string {
  return `${location.pathname}${location.search}${location.hash}`;
}
