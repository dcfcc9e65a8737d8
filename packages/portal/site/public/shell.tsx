import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { keepLanguage, LanguageContext, otherThan, pathIn, type Language } from '../language.ts';
import { FrameTexts, type FrameTextsOf } from '../frame-texts.ts';
import { ElderSwitch, ReadAloud } from './elder.tsx';

/** The sections of the public site, in the order of the menu. */
const sections = [
  { name: 'home', path: '/' },
  { name: 'report', path: '/report/' },
  { name: 'follow', path: '/follow/' },
  { name: 'announcements', path: '/announcements/' },
  { name: 'batches', path: '/batches/' },
  { name: 'figures', path: '/figures/' },
  { name: 'about', path: '/about/' },
] as const;

/** What stands around every public page: the way in, the language, the 长辈版, the foot. */
export function Shell(props: {
  readonly language: Language;
  readonly frame: FrameTextsOf;
  /** Of the page shown, `/report/`. */
  readonly path: string;
  readonly children: ComponentChildren;
}) {
  const { language, frame, path } = props;
  const [open, setOpen] = useState(false);
  const other = otherThan(language);
  return (
    <LanguageContext.Provider value={language}>
      <FrameTexts.Provider value={frame}>
        <a class="skip" href="#content">
          {frame.toContent}
        </a>
        <header class="site-head">
          <div class="site-bar">
            <a class="site-name" href={pathIn(language, '/')}>
              <svg aria-hidden="true" viewBox="0 0 32 32" width="32" height="32">
                <use href="/mark.svg#mark" />
              </svg>
              <span>{frame.site}</span>
            </a>
            <div class="site-tools">
              <ElderSwitch />
              <a
                class="tool"
                href={pathIn(other, path)}
                lang={other === 'zh' ? 'zh-Hans' : 'en'}
                onClick={() => keepLanguage(other)}
              >
                {frame.language}
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
          </div>
          <nav id="sections" class={open ? 'sections open' : 'sections'} aria-label={frame.menu}>
            <ul>
              {sections.map((section) => (
                <li key={section.name}>
                  <a
                    href={pathIn(language, section.path)}
                    aria-current={isCurrent(section.path, path) ? 'page' : undefined}
                  >
                    {frame.nav[section.name]}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </header>
        <main id="content" tabIndex={-1}>
          <ReadAloud />
          {props.children}
        </main>
        <footer class="site-foot">
          <p class="emergency">{frame.emergency}</p>
          <p>{frame.colophon}</p>
          <p>
            {frame.owner} · <a href="/work/">{frame.staff}</a>
          </p>
        </footer>
      </FrameTexts.Provider>
    </LanguageContext.Provider>
  );
}

function isCurrent(section: string, path: string): boolean {
  return section === '/'
    ? path === '/'
    : path.startsWith(section.replace(/\/$/, '').replace(/es$/, ''));
}
