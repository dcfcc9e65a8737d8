import type { SeededRandom } from '../../replay/seeded-random.ts';
import { whole } from '../chance.ts';
import { drawnIdNumber, drawnMobile } from './planted.ts';

const subjects = ['搅拌站', '烧烤店', '垃圾转运站', '河道', '工地', '印染厂', '养殖场', '锅炉房'];
const complaints = [
  '夜间施工噪声扰民',
  '排放黑烟',
  '异味很大',
  '污水直排',
  '渣土未苫盖',
  '长期超标排放',
];
const remarks = ['请尽快处理。', '已反映多次。', '每天凌晨都这样。', '附近居民都受不了。', ''];

/** What somebody reports, in ordinary words. */
export function ordinaryProblem(random: SeededRandom): string {
  return `某${random.pick(subjects)}${random.pick(complaints)}。${random.pick(remarks)}`;
}

const sentences = [
  '经现场核查，情况属实。',
  '已责令立即停止违法行为。',
  '经监测，达到标准要求。',
  '已安装油烟净化设施。',
  '正在组织整改，预计按期完成。',
  '经核实，不属于本单位职责。',
  'Checked on site; the facility was sealed.',
];

/** What an official writes, in ordinary words. */
export function ordinaryText(random: SeededRandom): string {
  return Array.from({ length: whole(random, 1, 3) }, () => random.pick(sentences)).join('');
}

const fourBytes = '𠮷𡃁𪚥😀';

/** Texts that have broken something somewhere; what the house refuses among them it must refuse with a clear answer. */
const nasty: readonly ((random: SeededRandom) => string)[] = [
  () => '末尾有\ufffe非字符',
  () => '半个\ud83d字符',
  () => '\udc00开头就是半个',
  () => '有\u0000空字符',
  () => '有\u0007响铃和\u007f删除',
  () => '有\u0085和\u2028换行',
  () => '文字\u202e倒过来\u202c了',
  () => '看\u200b不\u200d见\u2060的\ufeff字符',
  () => 'نص من اليمين إلى اليسار',
  () => 'e\u0301e\u0301 不是规范形式',
  () => Array.from({ length: 3_000 }, (_, index) => Array.from(fourBytes)[index % 4]).join(''),
  () => Array.from({ length: 3_001 }, () => '𠮷').join(''),
  () => '长'.repeat(3_000),
  () => 'x'.repeat(100_000),
  () => '"\\\n'.repeat(900),
  () => '   ',
  () => '\u3000\u3164\u2800',
  () => '',
  () => "=cmd|' /C calc'!A0",
  () => '+1+1，@SUM(A1)，-2',
  () => '<script>alert(1)</script><img src=x onerror=alert(1)>',
  () => '${jndi:ldap://x/a} {{7*7}} %s %n',
  () => "'; DROP TABLE complaints; --",
  () => '第一行\r\n第二行\r第三行\t制表',
  () => '已删除',
  () => 'null',
  () => '__proto__',
  (random) => `我的电话是${drawnMobile(random)}，请回电`,
  (random) => `身份证${drawnIdNumber(random)}`,
  (random) => `发到zhang.san${whole(random, 1, 99_999)}@example.com，微信号abc_12345`,
];

/** A text out of the bag. */
export function nastyText(random: SeededRandom): string {
  return random.pick(nasty)(random);
}
