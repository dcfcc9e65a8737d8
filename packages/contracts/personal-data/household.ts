import { noRoom } from './address.ts';
import { hitAt, type Hit } from './hit.ts';
import type { Squeezed } from './reading.ts';

const kin =
  '(?:爸妈|父母|父亲|母亲|爸爸?|妈妈?|爷爷|奶奶|姥姥|姥爷|外公|外婆|公公|婆婆|公婆|岳父母?|岳母|丈人|丈母娘|爱人|妻子|老婆|媳妇|丈夫|老公|老伴|儿子|女儿|闺女|孩子|小孩|孙子|孙女|外孙女?|哥哥?|姐姐?|弟弟?|妹妹?|叔叔|舅舅|姑姑|姨妈?|大伯|家?老人|家人|亲戚|[大二三小]?姨|[大二三小]?叔|[大二三小]?姑)';
const child =
  '(?:孩子|小孩|儿子|女儿|闺女|孙子|孙女|外孙女?|娃|宝宝|外甥女?|侄[子女]|弟弟|妹妹|老[大二]|[大小]宝)';
const mine = '(?:(?:我|俺|咱|我们|本人)(?:家里?)?的?)?';
const school =
  '(?:小学|中学|初中|高中|学校|[一二三四五六七八九十0-9]{1,3}中|[一二三四五六七八九十0-9]{1,3}小|附小|附中|幼儿园|学院)';

/** What points at one household, without an address: next door by its room, a relative by their place, a child by its class. */
export const householdForms: readonly { readonly form: RegExp; readonly example: string }[] = [
  {
    form: new RegExp(
      `(?:楼上|楼下|隔壁|对门|斜对门|对面|旁边|邻居)(?:的|邻居|住户|人家|家|是|那家)?[^\\p{L}\\p{N}]?(?<hit>[0-9]{3,4}(?:室|号|户|房)?${noRoom}(?:那家|那户|家|的?住户|的?邻居|的?业主)?)`,
      'gu',
    ),
    example: '楼下502那家',
  },
  {
    form: new RegExp(
      `(?<hit>(?:我|俺|咱|他|她|我们|本人|我家)的?(?:家的?)?${kin}(?:今年[^，。,]{1,6})?[,，]?(?:[^，。,；\\p{N}]{0,4}?)(?:家?住在?|家在|租住在?|居住在?)(?![在楼这那里]|附近|隔壁|对面|旁边|一起|同|不|了|院|得|进|医|养老|得)(?:[\\p{L}\\p{N}]{1,16}?)(?:小区|家园|花园|社区|公寓|胡同|家属院|[村庄屯巷里苑园院路街道坊湾营店镇乡寺桥门楼组期府庭城号区]))`,
      'gu',
    ),
    example: '我父亲住在李家村',
  },
  {
    form: new RegExp(
      `(?<hit>${mine}${child}[^。！？；\\n]{0,10}?[\\p{L}\\p{N}]{1,14}?${school}[^\\p{L}\\p{N}]?(?:[小初高][1-6]|[1-9]年级|[1-9](?=[(])|[大中小托]班|[0-9]{1,2}级)?[^\\p{L}\\p{N}]{0,2}[第]?(?:[0-9一二三四五六七八九十]{1,4}|[甲乙丙a-f])[^\\p{L}\\p{N}]{0,2}班)`,
      'gu',
    ),
    example: '孩子在花园小学三年级2班',
  },
  {
    form: new RegExp(
      `(?<hit>${mine}${child}[^。！？；\\n]{0,10}?[\\p{L}\\p{N}]{1,14}?幼儿园[\\p{L}]{0,3}[大中小托][^\\p{L}\\p{N}]?[0-9一二三四五六]?[^\\p{L}\\p{N}]?班)`,
      'gu',
    ),
    example: '女儿在红星幼儿园大班',
  },
];

export function householdHits(reading: Squeezed): Hit[] {
  return householdForms.flatMap(({ form }) =>
    [...reading.figures.matchAll(form)].flatMap((match) => {
      const passage = match.groups?.['hit'] ?? match[0];
      const from = match.index + match[0].lastIndexOf(passage);
      return /(?:[医法]院|养老院|敬老院)$/.test(passage)
        ? []
        : [hitAt(reading, from, from + passage.length, 'household')];
    }),
  );
}
