import { LocationProvider } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { FrameTexts, type FrameTextsOf } from '../frame-texts.ts';
import { keepLanguage, LanguageContext, type Language } from '../language.ts';
import { frameTexts } from '../public/frame-texts-by-language.ts';
import { Entrance } from './entrance.tsx';
import { Words, type WordsOf } from './words.ts';

/** The workspace: its texts, then who is signed in, then its pages. */
export function Workspace(props: { readonly first: Language }) {
  const [language, setLanguage] = useState(props.first);
  const [texts, setTexts] = useState<(WordsOf & { frame: FrameTextsOf }) | undefined>(undefined);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
    void loadTexts(language).then(setTexts);
  }, [language]);
  if (texts === undefined) return null;
  const choose = (next: Language): void => {
    keepLanguage(next);
    setLanguage(next);
  };
  return (
    <LanguageContext.Provider value={language}>
      <FrameTexts.Provider value={texts.frame}>
        <Words.Provider value={texts}>
          <LocationProvider scope={/^\/(?:work|c|t|todo)(?:\/|$)/}>
            <Entrance choose={choose} />
          </LocationProvider>
        </Words.Provider>
      </FrameTexts.Provider>
    </LanguageContext.Provider>
  );
}

/** Of one language, only that one is fetched. */
async function loadTexts(language: Language): Promise<WordsOf & { frame: FrameTextsOf }> {
  const [frame, { words }, { workspace }] = await Promise.all([
    frameTexts[language](),
    language === 'zh' ? import('../texts/zh/words.ts') : import('../texts/en/words.ts'),
    language === 'zh' ? import('../texts/zh/workspace.ts') : import('../texts/en/workspace.ts'),
  ]);
  return { frame, words, workspace };
}
