/** A road of Beijing, in its district; no house, no firm and nobody's address. */
export interface Place {
  /** Code of the district. */
  readonly district: string;
  /** 朝阳区. */
  readonly name: string;
  /** 望京西路. */
  readonly road: string;
}

/**
 * Districts with some of their roads, and how much is reported of each. Those whose people the sign-in page
 * offers first have most.
 */
const districts: readonly {
  readonly code: string;
  readonly name: string;
  readonly share: number;
  readonly roads: readonly string[];
}[] = [
  {
    code: '110105',
    name: '朝阳区',
    share: 26,
    roads: [
      '望京西路',
      '阜通东大街',
      '广渠路',
      '百子湾路',
      '朝阳北路',
      '姚家园路',
      '酒仙桥路',
      '来广营西路',
      '南磨房路',
      '化工路',
      '大屯路',
      '安立路',
      '北苑路',
      '石佛营路',
      '东三环中路',
      '定福庄路',
    ],
  },
  {
    code: '110108',
    name: '海淀区',
    share: 14,
    roads: [
      '中关村大街',
      '学院路',
      '清河中街',
      '建材城西路',
      '上地西路',
      '北清路',
      '永丰路',
      '闵庄路',
      '杏石口路',
      '田村路',
      '农大南路',
      '成府路',
    ],
  },
  {
    code: '110106',
    name: '丰台区',
    share: 9,
    roads: ['丰台北路', '马家堡东路', '南苑路', '蒲方路', '看丹路', '丰葆路', '长辛店大街'],
  },
  {
    code: '110112',
    name: '通州区',
    share: 9,
    roads: ['新华大街', '通胡大街', '运河西大街', '云景东路', '九棵树中路', '张采路', '徐宋路'],
  },
  {
    code: '110114',
    name: '昌平区',
    share: 8,
    roads: ['回龙观西大街', '回龙观东大街', '立汤路', '定泗路', '七北路', '鼓楼南街'],
  },
  {
    code: '110115',
    name: '大兴区',
    share: 7,
    roads: ['兴华大街', '兴政街', '旧宫东路', '魏永路', '永兴路', '宏福路'],
  },
  {
    code: '110102',
    name: '西城区',
    share: 5,
    roads: ['西单北大街', '阜成门内大街', '广安门内大街', '马连道路', '月坛南街', '白纸坊西街'],
  },
  {
    code: '110113',
    name: '顺义区',
    share: 5,
    roads: ['府前东街', '顺平路', '火寺路', '通顺路', '白马路', '林河大街'],
  },
  {
    code: '110111',
    name: '房山区',
    share: 5,
    roads: ['拱辰大街', '长虹西路', '政通路', '京周路', '月华大街'],
  },
  {
    code: '110101',
    name: '东城区',
    share: 4,
    roads: ['东四北大街', '和平里东街', '广渠门内大街', '天坛东路', '安定门内大街'],
  },
  {
    code: '110107',
    name: '石景山区',
    share: 3,
    roads: ['石景山路', '古城西街', '八角西街', '鲁谷路', '杨庄大街'],
  },
  {
    code: '110109',
    name: '门头沟区',
    share: 2,
    roads: ['新桥大街', '滨河路', '石龙路'],
  },
  { code: '110116', name: '怀柔区', share: 2, roads: ['青春路', '开放路', '富乐大街', '迎宾中路'] },
  { code: '110117', name: '平谷区', share: 2, roads: ['平谷北街', '新平北路', '密三路'] },
  { code: '110118', name: '密云区', share: 2, roads: ['鼓楼东大街', '新南路', '密关路'] },
  { code: '110119', name: '延庆区', share: 2, roads: ['妫水北街', '东外大街', '延康路'] },
  {
    code: 'kfq',
    name: '经开区',
    share: 3,
    roads: ['荣华中路', '荣昌东街', '宏达北路', '经海路', '科创十四街'],
  },
];

/** As many entries of a road as its district has a share: to draw from. */
export const places: readonly Place[] = districts.flatMap(({ code, name, share, roads }) =>
  Array.from({ length: share * 4 }, (_, index) => ({
    district: code,
    name,
    road: roads[index % roads.length] ?? '',
  })),
);

/** The places of one district. @throws Error where there is no such district */
export function placesOf(district: string): readonly Place[] {
  const own = places.filter((place) => place.district === district);
  if (own.length === 0) throw new Error(`no roads of ${district}`);
  return own;
}

/** Sub-districts of 朝阳区 by some of its roads; they lead some of what is there. */
const townships: Readonly<Record<string, string>> = {
  酒仙桥路: '110105011',
  南磨房路: '110105021',
  大屯路: '110105025',
  望京西路: '110105026',
  来广营西路: '110105032',
};

/** The codes of those sub-districts. */
export const leadingTownships: readonly string[] = Object.values(townships);

/** The sub-district that a road lies in; undefined where only its district is known. */
export function townshipOf({ road }: Place): string | undefined {
  return townships[road];
}

/** Where on a road. */
export const spots = [
  '路口东南角',
  '路北侧',
  '路南侧',
  '中段路西',
  '中段路东',
  '沿线',
  '北口附近',
  '地铁站旁边',
  '公交站后面',
  '一处居民小区南侧',
  '一处居民小区西门外',
  '一所学校附近',
] as const;
