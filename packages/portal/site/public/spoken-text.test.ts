import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inBreaths, voiceFor } from './spoken-text.ts';

test('a text is cut after a sentence, else after a comma, else anywhere', () => {
  expect(inBreaths('第一句。第二句，有逗号。', 8)).toEqual(['第一句。', '第二句，有逗号。']);
  expect(inBreaths('没有句号，只有逗号的长句', 8)).toEqual(['没有句号，', '只有逗号的长句']);
  expect(inBreaths('一二三四五六七', 3)).toEqual(['一二三', '四五六', '七']);
  expect(inBreaths('  \n ', 8)).toEqual([]);
});

test('nothing is lost, no piece is too long, and no character is cut in two', () => {
  fc.assert(
    fc.property(
      fc
        .string({ unit: 'grapheme-composite', maxLength: 300 })
        .filter((text) => text.isWellFormed()),
      fc.integer({ min: 2, max: 60 }),
      (text, most) => {
        const pieces = inBreaths(text, most);
        const bare = (some: string): string => some.replaceAll(/\s/g, '');
        expect(bare(pieces.join(''))).toBe(bare(text));
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(most);
          expect(piece.isWellFormed()).toBe(true);
        }
      },
    ),
  );
});

test('a voice is one of the device, and for Chinese it speaks Mandarin', () => {
  const voice = (lang: string, localService = true) => ({ lang, localService });
  const cantonese = voice('zh-HK');
  const taiwan = voice('zh-TW');
  const mainland = voice('zh_CN');
  const english = voice('en-US');
  const online = voice('zh-CN', false);
  expect(voiceFor([cantonese, taiwan, mainland, english], 'zh')).toBe(mainland);
  expect(voiceFor([cantonese, taiwan], 'zh')).toBe(taiwan);
  expect(voiceFor([voice('cmn-Hans-CN')], 'zh')).toEqual(voice('cmn-Hans-CN'));
  expect(voiceFor([online, cantonese, english], 'zh')).toBeUndefined();
  expect(voiceFor([mainland, english], 'en')).toBe(english);
});
