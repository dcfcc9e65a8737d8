import type { z } from 'zod/mini';
import type { registerOrganisations } from '@ducha/contracts';
import townships from './townships-of-beijing.json' with { type: 'json' };

type Announced = z.infer<(typeof registerOrganisations)['body']>['organisations'][number];

/**
 * The day from which the names are known to hold: the Measures of 2020 use them. What an organisation
 * was called before is for its register to say.
 */
const namedSince = '2020-01-01';

const districts = [
  ['110101', '东城区', 'Dongcheng District'],
  ['110102', '西城区', 'Xicheng District'],
  ['110105', '朝阳区', 'Chaoyang District'],
  ['110106', '丰台区', 'Fengtai District'],
  ['110107', '石景山区', 'Shijingshan District'],
  ['110108', '海淀区', 'Haidian District'],
  ['110109', '门头沟区', 'Mentougou District'],
  ['110111', '房山区', 'Fangshan District'],
  ['110112', '通州区', 'Tongzhou District'],
  ['110113', '顺义区', 'Shunyi District'],
  ['110114', '昌平区', 'Changping District'],
  ['110115', '大兴区', 'Daxing District'],
  ['110116', '怀柔区', 'Huairou District'],
  ['110117', '平谷区', 'Pinggu District'],
  ['110118', '密云区', 'Miyun District'],
  ['110119', '延庆区', 'Yanqing District'],
  // It has no code of the national list: one of our own.
  ['kfq', '经开区', 'Beijing Economic-Technological Development Area'],
] as const;

const departments = [
  ['sthjj', '市生态环境局', 'Municipal Ecology and Environment Bureau'],
  ['fgw', '市发展改革委', 'Municipal Commission of Development and Reform'],
  ['jxj', '市经济和信息化局', 'Municipal Bureau of Economy and Information Technology'],
  ['jw', '市教委', 'Municipal Education Commission'],
  ['gaj', '市公安局', 'Municipal Public Security Bureau'],
  ['czj', '市财政局', 'Municipal Finance Bureau'],
  ['ghzrzyw', '市规划自然资源委', 'Municipal Commission of Planning and Natural Resources'],
  ['zjw', '市住房城乡建设委', 'Municipal Commission of Housing and Urban-Rural Development'],
  ['csglw', '市城市管理委', 'Municipal Commission of Urban Management'],
  ['jtw', '市交通委', 'Municipal Commission of Transport'],
  ['shuiwu', '市水务局', 'Municipal Water Authority'],
  ['nyncj', '市农业农村局', 'Municipal Bureau of Agriculture and Rural Affairs'],
  ['shangwu', '市商务局', 'Municipal Commerce Bureau'],
  ['wlj', '市文化旅游局', 'Municipal Bureau of Culture and Tourism'],
  ['wjw', '市卫生健康委', 'Municipal Health Commission'],
  ['gzw', '市国资委', 'Municipal State-owned Assets Supervision and Administration Commission'],
  ['scjgj', '市市场监管局', 'Municipal Administration for Market Regulation'],
  ['yllhj', '市园林绿化局', 'Municipal Forestry and Parks Bureau'],
  ['cgzfj', '市城管执法局', 'Municipal Bureau of City Administration and Law Enforcement'],
  ['sfj', '市司法局', 'Municipal Bureau of Justice'],
  ['sjj', '市审计局', 'Municipal Audit Bureau'],
  ['tjj', '市统计局', 'Municipal Bureau of Statistics'],
] as const;

const enterprises = [
  ['huanwei', '环卫集团', 'Beijing Environment Sanitation Engineering Group'],
  ['shounong', '首农食品集团', 'Beijing Capital Agribusiness and Foods Group'],
  ['paishui', '排水集团', 'Beijing Drainage Group'],
  ['beikong', '北控集团', 'Beijing Enterprises Group'],
  ['shougang', '首钢集团', 'Shougang Group'],
  ['jingneng', '京能集团', 'Beijing Energy Holding'],
  ['jinyu', '金隅集团', 'BBMG Corporation'],
  ['jiangong', '建工集团', 'Beijing Construction Engineering Group'],
  ['chengjian', '城建集团', 'Beijing Urban Construction Group'],
  ['gongjiao', '公交集团', 'Beijing Public Transport Corporation'],
  ['shoufa', '首发集团', 'Beijing Capital Highway Development Group'],
] as const;

/** The office of the working group 督察工作小组办公室, which sits in the municipal ecology bureau. */
const office = ['dcb', '市督察工作小组办公室', 'Office of the Inspection Working Group'] as const;

/**
 * The organisations of the Measures in Beijing (domain, section 3), as `POST /organisations` takes them:
 * the office, 16 districts and the development area, 22 departments, 11 enterprises, and the 343
 * townships and sub-districts as of their list's day. Parents come before their children.
 */
export const organisations: readonly Announced[] = [
  announced('office', office),
  ...districts.map((one) => announced('district', one)),
  ...departments.map((one) => announced('department', one)),
  ...enterprises.map((one) => announced('enterprise', one)),
  ...townships.townships.map(({ code, chinese }): Announced => ({
    code,
    kind: 'township',
    parent: code.slice(0, 6),
    successor: null,
    names: [{ from: townships.asOf, chinese, english: null }],
  })),
];

function announced(
  kind: Announced['kind'],
  [code, chinese, english]: readonly [string, string, string],
): Announced {
  return {
    code,
    kind,
    parent: null,
    successor: null,
    names: [{ from: namedSince, chinese, english }],
  };
}
