import { useEffect, useState } from 'preact/hooks';
import { useFrameTexts } from '../frame-texts.ts';
import { useLanguage } from '../language.ts';
import { elderKey, isElder } from './elder.tsx';
import { spokenText, voiceFor } from './spoken-text.ts';

/** How long a browser may take to tell which voices it has, in milliseconds. */
const voicesWithin = 1_500;

/** Reads the page's content with a voice of the device, in the 长辈版; nothing is sent to anyone. */
export function ReadAloud() {
  const { reading } = useFrameTexts();
  const language = useLanguage();
  const [shown, setShown] = useState(false);
  const [state, setState] = useState<'silent' | 'reading' | 'unavailable'>('silent');
  useEffect(() => {
    const show = (): void => {
      setShown(isElder());
      globalThis.speechSynthesis?.cancel();
    };
    show();
    addEventListener(elderKey, show);
    return () => {
      removeEventListener(elderKey, show);
      globalThis.speechSynthesis?.cancel();
    };
  }, []);
  if (!shown) return null;
  const change = async (): Promise<void> => {
    globalThis.speechSynthesis?.cancel();
    if (state === 'reading') {
      setState('silent');
      return;
    }
    const content = document.querySelector('#content');
    const voice = voiceFor(await voicesOfDevice(), language);
    if (content === null || voice === undefined) {
      setState('unavailable');
      return;
    }
    setState('reading');
    speak(spokenText(content), voice, () => setState('silent'));
  };
  return (
    <div class="read-aloud no-read">
      <button type="button" class="button" onClick={() => void change()}>
        {state === 'reading' ? reading.stop : reading.start}
      </button>
      <p role="status">{state === 'unavailable' ? reading.unavailable : ''}</p>
    </div>
  );
}

function speak(pieces: readonly string[], voice: SpeechSynthesisVoice, ended: () => void): void {
  if (pieces.length === 0) ended();
  for (const [at, piece] of pieces.entries()) {
    const spoken = new SpeechSynthesisUtterance(piece);
    spoken.voice = voice;
    spoken.lang = voice.lang;
    spoken.rate = 0.9;
    if (at === pieces.length - 1) spoken.onend = ended;
    spoken.onerror = ended;
    speechSynthesis.speak(spoken);
  }
}

/** Browsers that ask their system first say so later; those that cannot speak have none. */
async function voicesOfDevice(): Promise<readonly SpeechSynthesisVoice[]> {
  if (!('speechSynthesis' in globalThis)) return [];
  const voices = speechSynthesis.getVoices();
  if (voices.length > 0) return voices;
  return new Promise((resolve) => {
    const told = (): void => {
      clearTimeout(late);
      speechSynthesis.removeEventListener('voiceschanged', told);
      resolve(speechSynthesis.getVoices());
    };
    const late = setTimeout(told, voicesWithin);
    speechSynthesis.addEventListener('voiceschanged', told);
  });
}
