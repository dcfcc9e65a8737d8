import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gistLength, gistOf } from './gist.ts';

test.each([
  ['朝阳区某工地夜间施工噪声扰民。居民多次反映无果。', '朝阳区某工地夜间施工噪声扰民'],
  ['  餐馆油烟直排  ', '餐馆油烟直排'],
  ['。。\n污水直排入河！臭味大', '污水直排入河'],
  [
    '通州区某村东侧砖厂无任何除尘设施，生产时粉尘飞扬，周边农田和住户院内常年落灰，曾多次向镇里反映',
    '通州区某村东侧砖厂无任何除尘设施，生产时粉尘飞扬，周边农田和住户院内常年落灰…',
  ],
  ['长'.repeat(60), `${'长'.repeat(gistLength - 1)}…`],
])('of %s the gist is %s', (text, gist) => {
  expect(gistOf(text)).toBe(gist);
});

test('a gist is never longer than a line, and begins as its text does somewhere', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (text) => {
      const gist = gistOf(text);
      expect(Array.from(gist).length).toBeLessThanOrEqual(gistLength);
      expect(text).toContain(gist.replace(/…$/u, ''));
    }),
  );
});
