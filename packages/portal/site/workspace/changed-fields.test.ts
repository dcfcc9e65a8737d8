import { expect, test } from 'vitest';
import { changedFields } from './changed-fields.ts';

test('what is the same is not told; what came, went or says something else is', () => {
  const before = [
    { label: '阶段', text: '已交办' },
    { label: '编号', text: 'D3BJ202512200017' },
    { label: '退件', text: '待定' },
  ];
  const after = [
    { label: '阶段', text: '办理中' },
    { label: '编号', text: 'D3BJ202512200017' },
    { label: '签收', text: '朝阳区' },
  ];
  expect(changedFields(before, after)).toEqual([
    { label: '阶段', before: '已交办', after: '办理中' },
    { label: '签收', before: null, after: '朝阳区' },
    { label: '退件', before: '待定', after: null },
  ]);
  expect(changedFields(after, after)).toEqual([]);
});
