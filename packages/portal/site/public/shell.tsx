import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { keepLanguage, LanguageContext, otherThan, pathIn, type Language } from '../language.ts';
import { FrameTexts, type FrameTextsOf } from '../frame-texts.ts';
import { useAddress } from './address.tsx';
import { ElderSwitch } from './elder.tsx';
import { ReadAloud } from './read-aloud.tsx';

/** The sections of the public site, in the order of the menu, with the pages below them. */
const sections = [
  { name: 'home', path: '/', below: [] },
  { name: 'report', path: '/report/', below: [] },
  { name: 'follow', path: '/follow/', below: [] },
  { name: 'announcements', path: '/announcements/', below: ['/announcement/'] },
  { name: 'batches', path: '/batches/', below: ['/batch/'] },
  { name: 'figures', path: '/figures/', below: [] },
  { name: 'about', path: '/about/', below: [] },
] as const satisfies readonly {
  name: keyof FrameTextsOf['nav'];
  path: string;
  below: readonly string[];
}[];

/** What every part of the frame is told. */
interface FrameProps {
  readonly language: Language;
  readonly frame: FrameTextsOf;
  /** Of the page shown, `/report/`. */
  readonly path: string;
}

/** What stands around every public page: the way in, the language, the 长辈版, the foot. */
export function Shell(props: FrameProps & { readonly children: ComponentChildren }) {
  const { language, frame, path } = props;
  return (
    <LanguageContext.Provider value={language}>
      <FrameTexts.Provider value={frame}>
        <a class="skip" href="#content">
          {frame.toContent}
        </a>
        <Head language={language} frame={frame} path={path} />
        <main id="content" tabIndex={-1}>
          <ReadAloud />
          {props.children}
        </main>
        <footer class="site-foot">
          <div class="site-room">
            <p class="emergency">{frame.emergency}</p>
            <p>{frame.colophon}</p>
            <p>{frame.owner}</p>
            <ul>
              <li>
                <a href={`${pathIn(language, '/about/')}#data`}>{frame.privacy}</a>
              </li>
              <li>
                <a href={`${pathIn(language, '/about/')}#access`}>{frame.accessibility}</a>
              </li>
              <li>
                <a href="/work/">{frame.staff}</a>
              </li>
            </ul>
          </div>
        </footer>
      </FrameTexts.Provider>
    </LanguageContext.Provider>
  );
}

function Head({ language, frame, path }: FrameProps) {
  const [open, setOpen] = useState(false);
  const address = useAddress();
  const other = otherThan(language);
  // The same thing in the other language: what the page shows stands in its query.
  const query = address === undefined || address.size === 0 ? '' : `?${address}`;
  return (
    <header
      class="site-head"
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
      }}
    >
      <div class="site-strip">
        <div class="site-room">
          <p class="site-owner">{frame.owner}</p>
          <div class="site-tools">
            <ElderSwitch />
            <a
              class="tool"
              href={`${pathIn(other, path)}${query}`}
              lang={other === 'zh' ? 'zh-Hans' : 'en'}
              onClick={() => keepLanguage(other)}
            >
              {frame.language}
            </a>
          </div>
        </div>
      </div>
      <div class="site-bar site-room">
        <a class="site-name" href={pathIn(language, '/')}>
          <svg aria-hidden="true" viewBox="0 0 32 32" width="40" height="40">
            <use href="/mark.svg#mark" />
          </svg>
          <span>{frame.site}</span>
        </a>
        <button
          type="button"
          class="tool menu-button"
          aria-expanded={open}
          aria-controls="sections"
          onClick={() => setOpen(!open)}
        >
          {frame.open}
        </button>
      </div>
      <nav id="sections" class={open ? 'sections open' : 'sections'} aria-label={frame.menu}>
        <ul class="site-room">
          {sections.map((section) => (
            <li key={section.name}>
              <a href={pathIn(language, section.path)} aria-current={currentAs(section, path)}>
                {frame.nav[section.name]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

/** `page` for the page itself, `true` for the section of a page below it. */
function currentAs(
  section: { readonly path: string; readonly below: readonly string[] },
  path: string,
): 'page' | 'true' | undefined {
  if (section.path === path) return 'page';
  return section.below.includes(path) ? 'true' : undefined;
}
