import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proposedType } from './proposed-type.ts';

const list = ['noise', 'solid-waste', 'air', 'ecology', 'water', 'soil', 'radiation'];

test.each([
  ['工地半夜打桩，吵得老人睡不着', 'noise', ['打桩', '吵', '睡不着']],
  ['楼下饭店油烟直排，味道难闻', 'air', ['油烟', '难闻', '味道']],
  ['有人把泥浆倒进河里，河水发黑', 'water', ['河水', '泥浆', '河里']],
  ['大车夜里往林子边倾倒渣土和垃圾', 'solid-waste', ['垃圾', '渣土', '倾倒']],
  ['开发商砍树毁林，挖山采砂', 'ecology', ['砍树', '毁林', '挖山']],
  ['厂子搬走了，地里土壤有重金属', 'soil', ['土壤', '重金属']],
  ['楼顶新装了基站，担心辐射', 'radiation', ['辐射', '基站']],
])('%s: %s', (text, type, because) => {
  expect(proposedType([text], list)).toEqual({ type, because });
});

test.each(['请管一管', '', '既有噪声又有油烟'])('nothing is proposed for 「%s」', (text) => {
  expect(proposedType([text], list)).toBeNull();
});

test('a type that is not in use is not proposed', () => {
  expect(proposedType(['楼顶新装了基站，担心辐射'], ['noise', 'fumes'])).toBeNull();
});

test('whatever is written, what is proposed is in use and its words stand in the text', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('噪声', '油烟', '污水', '垃圾', '绿地', '，', 'x', '臭味'), {
        maxLength: 12,
      }),
      fc.subarray(list),
      (parts, inUse) => {
        const text = parts.join('');
        const proposed = proposedType([text], inUse);
        if (proposed === null) return;
        expect(inUse).toContain(proposed.type);
        expect(proposed.because.length).toBeGreaterThan(0);
        expect(proposed.because.every((word) => text.includes(word))).toBe(true);
      },
    ),
  );
});
