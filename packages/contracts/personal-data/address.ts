import { hitAt, type Hit } from './hit.ts';
import type { Squeezed } from './reading.ts';

/** Between the parts of an address. */
const sep = '(?:[^\\p{L}\\p{N}\\n。！？；;()]{0,2}|的)';
const count = '[0-9十百]{1,4}';
/** What follows a number that is no room: an amount, a year, a time. */
export const noRoom =
  '(?![0-9.%]|年(?!年|久)|月(?!月)|日(?!夜|日)|元|块|分贝|db|米|吨|平(?!时)|人(?!家)|多(?!次)|余|户(?!主)|家企|个|次|天(?!天)|万|千|百|亿|路(?!过)|度|辆|台|套|根|组|只(?!要|有|能|是)|头|株|棵|mg|kw|kv|m[²2³]|分钟|小时|厘|毫|公[里斤]|斤|车间|号线|单元|栋|幢|号楼)';
/** A room: three digits or four; fewer where it is called one. */
const room = `(?:[a-z]?[0-9]{3,4}[a-z]?(?:室|号房间?|房间|房(?![间子屋产价东])|号(?![楼院线路]))?${noRoom}|[a-z]?[0-9]{1,4}(?:室|号房间?|房间|号(?![楼院线路厂井]))|[东西南北中](?:侧|边)?户)`;
const floor = `(?:${count}|顶|底)(?:层|楼)`;
/** A house of several: 「3号楼」, 「12栋」, 「A座」, 「南二楼」. */
const building = `(?:(?:[甲乙丙丁东西南北新老]?${count}[甲乙丙a-z]?(?:号?楼|栋|幢|座|#楼?|号院?楼?|号公寓)|[a-z](?:座|栋|幢|楼|区[0-9]{1,3}(?:号?楼|栋))|[甲乙丙丁东西南北]${count}?(?:号?楼|座)))`;
const unit = `(?:(?:${count}|[a-e甲乙丙丁东西南北中])单元|${count}(?:门|梯|单元))`;

/** Addresses down to a door; of a street, or of a house with many, is none. */
export const addressForms: readonly { readonly form: RegExp; readonly example: string }[] = [
  {
    // House, perhaps unit and floor, room.
    form: new RegExp(`${building}${sep}(?:${unit}${sep})?(?:${floor}${sep})?${room}`, 'gu'),
    example: '3号楼2单元501',
  },
  {
    // House, unit and room after dashes: 「3幢2-401」.
    form: new RegExp(`${building}${sep}[0-9]{1,2}-[0-9]{3,4}(?:室|号|户)?${noRoom}(?!-)`, 'gu'),
    example: '3幢2-401',
  },
  {
    // Unit and room, or the side of a floor.
    form: new RegExp(
      `${unit}${sep}(?:(?:${floor}${sep})?${room}|${floor}(?:[东西南北中](?:侧|边)?(?:户|门|家|室)?)?|[0-9]{2,4}${noRoom})`,
      'gu',
    ),
    example: '4门203',
  },
  {
    // House, unit and room, of numbers alone: 「12-3-501」. Neither a day nor a standard.
    form: /(?<![0-9a-z.#-])(?:[a-z]?[0-9]{1,3}(?:号楼|栋|幢|#)?|[a-z])[-/](?:[0-9]{1,2}|[a-e])[-/][0-9]{3,4}(?:室|号|户)?(?![0-9.-])/g,
    example: '12-3-501',
  },
  {
    // Where somebody lives, or of a home: 「住3-501」, 「幸福小区3-501」.
    form: /(?:住在?|家在|住址[是为:]?|小区|家园|花园|[新公]寓|苑|嘉园|[0-9]区|里|府|我家是?)[^\p{L}\p{N}]{0,2}(?<hit>[a-z]?[0-9]{1,3}[-/](?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{3,4}(?:室|号|户)?)(?![0-9.-]|年|万|米|平)/gu,
    example: '我住3-501',
  },
  {
    // A room alone.
    form: /(?<![0-9a-z.])[a-z]?[0-9]{3,4}(?:室(?!外|温)|号房(?!间?租)|房间)/g,
    example: '502室',
  },
  {
    // A house in a village, by its group; a lane with house and room, as in Shanghai.
    form: /(?:村|庄|屯|寨|营|社|大队)?(?:[0-9十]{1,3}(?:组|队|社))[0-9]{1,4}号(?![楼院线路井厂地桥坝机点库塘])|[0-9]{1,4}弄[0-9]{1,4}号(?:甲|乙)?[^\p{L}\p{N}]{0,2}[0-9]{2,4}(?:室)?(?![0-9])/gu,
    example: '周庄村4组27号',
  },
  {
    // A house of its own, where it is said that somebody lives there.
    form: /(?:住在?|家在|家住|住址[是为:]?|家庭(?:住|地)址[是为:]?|门牌号?[是为:]?)[^\p{L}\p{N}]{0,2}(?<hit>[\p{L}\p{N}]{2,24}?(?:村|庄|屯|胡同|巷|弄|里)[东西南北前后中]?(?:街|区|里)?(?:门牌)?[0-9]{1,4}号(?![楼院线路井厂地桥]))/gu,
    example: '家住草厂胡同12号',
  },
];

/** What an address is told after, and what it holds before its house. */
const begins =
  /^.*(?:住在|家住|住于|居住在?|现住|我住|租住在?|住址[是为:]?|地址[是为:]?|住(?!宅)|位于|坐落于?|门牌号?[是为:]?|家在|来自|我家(?!园)|我们家|我们|业主|在|于|系|我是|从|到|请|的)/u;
const parts =
  /(?:省|市|区|县|镇|乡|街道|路|街|胡同|巷|里|村|庄|小区|社区|花园|家园|家属院|宿舍|苑|园|城|公寓|大厦|院|庭|府|居|湾|坊|号|寓|期|东|西|南|北|组团|墅|轩|阁|都|郡|邸|境|岸|台)$/u;

/** 12-3-2025: a day, where nothing says that somebody lives there. */
const isDay = /^(?:0?[1-9]|[12][0-9]|3[01])[-/](?:0?[1-9]|[12][0-9]|3[01])[-/](?:19|20)[0-9]{2}$/;

export function addressHits(reading: Squeezed): Hit[] {
  const { figures, plain } = reading;
  return addressForms.flatMap(({ form }) =>
    [...figures.matchAll(form)].flatMap((match) => {
      const passage = match.groups?.['hit'] ?? match[0];
      const from = match.index + match[0].lastIndexOf(passage);
      const begin = beginningOf(plain, from);
      const lives =
        begin < from ||
        /(?:住在?|住址[是为:]?|家在|我家)$/.test(plain.slice(Math.max(0, from - 4), from));
      return isDay.test(passage) && !lives
        ? []
        : [hitAt(reading, begin, from + passage.length, 'address')];
    }),
  );
}

/** Where the address begins of which the house is found: at its town, street or estate. */
function beginningOf(plain: string, house: number): number {
  const before = plain.slice(Math.max(0, house - 40), house);
  const run =
    /(?:[\p{L}\p{N}#号]|[(][\p{L}\p{N}]{1,6}[)]|[-·](?=[\p{L}\p{N}]))+[^\p{L}\p{N}\n。！？；]?$/u.exec(
      before,
    )?.[0] ?? '';
  const told = run.slice(begins.exec(run)?.[0].length ?? 0);
  const bare = told.replace(/[^\p{L}\p{N}]+$/u, '');
  return parts.test(bare) && bare.length > 1 ? house - told.length : house;
}
