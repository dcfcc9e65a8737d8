import { useEffect, useState } from 'preact/hooks';
import { useLanguage } from '../language.ts';
import { useFrameTexts } from '../frame-texts.ts';

/** Where the choice of the 长辈版 is kept; the inline script of every page applies it before anything is drawn. */
export const elderKey = 'ducha.elder';

/** 长辈版: larger type, higher contrast, reading aloud. */
export function ElderSwitch() {
  const { elder } = useFrameTexts();
  const [on, setOn] = useState(false);
  // Not while drawing: the page was drawn when the site was built, for everyone.
  useEffect(() => setOn(document.documentElement.dataset['elder'] === '1'), []);
  const change = (): void => {
    const next = !on;
    setOn(next);
    const { dataset } = document.documentElement;
    if (next) dataset['elder'] = '1';
    else delete dataset['elder'];
    dispatchEvent(new Event(elderKey));
    try {
      localStorage.setItem(elderKey, next ? '1' : '0');
    } catch {
      // Storage is switched off: it holds for this page.
    }
  };
  return (
    <button type="button" class="tool" aria-pressed={on} title={elder.explained} onClick={change}>
      {on ? elder.off : elder.on}
    </button>
  );
}

/** Reads the page's content with a voice of the device; nothing is sent to anyone. */
export function ReadAloud() {
  const { reading } = useFrameTexts();
  const language = useLanguage();
  const [shown, setShown] = useState(false);
  const [state, setState] = useState<'silent' | 'reading' | 'unavailable'>('silent');
  useEffect(() => {
    const show = (): void => setShown(document.documentElement.dataset['elder'] === '1');
    show();
    addEventListener(elderKey, show);
    return () => {
      removeEventListener(elderKey, show);
      globalThis.speechSynthesis?.cancel();
    };
  }, []);
  if (!shown) return null;
  const change = (): void => {
    speechSynthesis.cancel();
    if (state === 'reading') {
      setState('silent');
      return;
    }
    const voice = speechSynthesis
      .getVoices()
      // A voice that speaks over the network would be told what the person reads.
      .find(({ lang, localService }) => localService && lang.toLowerCase().startsWith(language));
    if (voice === undefined) {
      setState('unavailable');
      return;
    }
    const content = document.querySelector('#content');
    const spoken = new SpeechSynthesisUtterance(
      content instanceof HTMLElement ? content.innerText : '',
    );
    spoken.voice = voice;
    spoken.lang = voice.lang;
    spoken.rate = 0.9;
    spoken.onend = () => setState('silent');
    setState('reading');
    speechSynthesis.speak(spoken);
  };
  return (
    <p class="read-aloud" role="status">
      <button type="button" class="button" aria-pressed={state === 'reading'} onClick={change}>
        {state === 'reading' ? reading.stop : reading.start}
      </button>
      {state === 'unavailable' ? <span> {reading.unavailable}</span> : null}
    </p>
  );
}
