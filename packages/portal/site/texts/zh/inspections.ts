import type { InspectionKind, InspectionLevel } from '@ducha/contracts';

/** How inspections are named on several pages. */
export const inspections = {
  name: (level: InspectionLevel, kind: InspectionKind) => `${levels[level]}${kinds[kind]}督察`,
  window: (from: string, until: string) => `${from}至${until}`,
  choose: '选择督察',
  none: '目前没有可以查看的督察。新一轮督察进驻后，这里会列出。',
  /** All districts and the development area. */
  everyDistrict: '全市 16 个区和经开区',
  others: (count: number) => `等 ${count} 个单位`,
  count: (count: number) => `${count} 个单位`,
  between: '、',
};

const levels: Readonly<Record<InspectionLevel, string>> = {
  central: '中央生态环境保护',
  municipal: '市级',
};
const kinds: Readonly<Record<InspectionKind, string>> = {
  routine: '例行',
  daily: '日常',
  special: '专项',
  stationed: '派驻',
};
