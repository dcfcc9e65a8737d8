import { expect, test } from 'vitest';
import { proposedPlace, type NamedPlace } from './proposed-place.ts';

const district = (code: string, chinese: string): NamedPlace => ({
  code,
  kind: 'district',
  parent: null,
  chinese,
});
const township = (code: string, chinese: string): NamedPlace => ({
  code,
  kind: 'township',
  parent: code.slice(0, 6),
  chinese,
});
const places = [
  district('110105', '朝阳区'),
  district('110108', '海淀区'),
  district('110112', '通州区'),
  township('110105026', '望京街道'),
  township('110105032', '来广营地区'),
  township('110108012', '清河街道'),
  township('110112106', '张家湾镇'),
  { code: 'shuiwu', kind: 'department', parent: null, chinese: '水务局' },
];

test.each([
  ['朝阳区某小区楼下', '110105', null, ['朝阳区']],
  ['望京街道南湖西园', '110105', '110105026', ['望京街道']],
  ['望京南湖西园楼下的烧烤店', '110105', '110105026', ['望京']],
  ['张家湾镇的工地', '110112', '110112106', ['张家湾镇']],
  ['北京市通州区张家湾', '110112', '110112106', ['通州区', '张家湾']],
  ['我在通州上班，住海淀区清河街道', '110108', '110108012', ['海淀区', '清河街道']],
  ['朝阳区望京和来广营之间', '110105', null, ['朝阳区', '望京', '来广营']],
])('%s: district %s, township %s', (text, code, of, because) => {
  expect(proposedPlace([text], places)).toEqual({ district: code, township: of, because });
});

test.each(['', '朝阳路和海淀桥', '朝阳区与海淀区交界', '某地水务局', '通州北站门口'])(
  'no district is proposed for 「%s」',
  (text) => {
    expect(proposedPlace([text], places)).toBeNull();
  },
);
