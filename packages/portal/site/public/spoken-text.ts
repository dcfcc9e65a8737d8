/** The most characters of one utterance: some browsers fall silent in the middle of a long one. */
const breath = 120;

/**
 * What is read aloud of a page's content, in pieces of one breath: its words, block by block, without
 * what is there to be operated. Runs in a browser, on content that is shown.
 */
export function spokenText(content: Element): readonly string[] {
  const blocks: string[] = [];
  let block = '';
  const end = (): void => {
    if (block.trim() !== '') blocks.push(block);
    block = '';
  };
  const read = (node: Node): void => {
    if (node instanceof Text) block += node.data;
    if (!(node instanceof HTMLElement) || node.matches(unread)) return;
    const { display } = getComputedStyle(node);
    if (display === 'none') return;
    const apart = !display.startsWith('inline');
    if (apart) end();
    const { name } = node.dataset;
    if (name !== undefined) block += `${name}：`;
    for (const child of node.childNodes) read(child);
    if (apart) end();
  };
  read(content);
  return blocks.flatMap((text) => inBreaths(text, breath));
}

/** What is there to be operated or looked at; the cells of a wide table say their own columns. */
const unread =
  'button, select, input, textarea, nav, svg, .no-read, .sheet thead, .organisations thead, caption.unseen, [aria-hidden="true"], [aria-busy="true"]';

/**
 * A text in pieces of at most so many characters, cut after a sentence where there is one, else after a
 * comma or a space, else anywhere. Nothing is lost but white space.
 */
export function inBreaths(text: string, most: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text.replaceAll(/\s+/g, ' ').trim();
  while (rest.length > most) {
    const head = rest.slice(0, most);
    const at = [/^.*[。！？；.!?;]/su, /^.*[，、：,: ]/su]
      .map((end) => end.exec(head)?.[0].length ?? 0)
      .find((length) => length > 0);
    const cut = at ?? whole(head);
    pieces.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return [...pieces, rest].filter((piece) => piece !== '');
}

/** A cut never goes through a character of two units. */
function whole(head: string): number {
  return /[\uD800-\uDBFF]$/.test(head) && head.length > 1 ? head.length - 1 : head.length;
}

/** What is known of a voice of the device. */
type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService'>;

/**
 * A voice of the device that speaks the language, Mandarin for Chinese. One that speaks over the network
 * is left alone: it would be told what the person reads.
 */
export function voiceFor<Some extends Voice>(
  voices: readonly Some[],
  language: 'zh' | 'en',
): Some | undefined {
  const own = voices.filter(({ localService }) => localService);
  const wanted =
    language === 'zh' ? [/^(zh|cmn)[-_](hans[-_])?cn/i, /^(cmn|zh(?![-_]hk))/i] : [/^en/i];
  for (const tongue of wanted) {
    const voice = own.find(({ lang }) => tongue.test(lang));
    if (voice !== undefined) return voice;
  }
  return undefined;
}
