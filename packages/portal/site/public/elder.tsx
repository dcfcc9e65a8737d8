import { useEffect, useState } from 'preact/hooks';
import { useFrameTexts } from '../frame-texts.ts';

/** Where the choice of the 长辈版 is kept; the inline script of every page applies it before anything is drawn. */
export const elderKey = 'ducha.elder';

/** Whether the page is shown as 长辈版 now. */
export function isElder(): boolean {
  return document.documentElement.dataset['elder'] === '1';
}

/** 长辈版: larger type, higher contrast, reading aloud. The button says what pressing it brings. */
export function ElderSwitch() {
  const { elder } = useFrameTexts();
  const [on, setOn] = useState(false);
  // Not while drawing: the page was drawn when the site was built, for everyone.
  useEffect(() => setOn(isElder()), []);
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
    <button type="button" class="tool" title={elder.explained} onClick={change}>
      {on ? elder.off : elder.on}
    </button>
  );
}
