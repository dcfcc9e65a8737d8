/** Types of complaints as Beijing used them in 2025 (domain, section 4); data that an office changes. */
export const beijingComplaintTypes = [
  { code: 'noise', chinese: '噪声', english: 'Noise' },
  { code: 'solid-waste', chinese: '固体废物', english: 'Solid waste' },
  { code: 'air', chinese: '大气', english: 'Air' },
  { code: 'ecology', chinese: '生态', english: 'Ecology' },
  { code: 'water', chinese: '水', english: 'Water' },
  { code: 'soil', chinese: '土壤', english: 'Soil' },
  { code: 'radiation', chinese: '辐射', english: 'Radiation' },
] as const;
