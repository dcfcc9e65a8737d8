import type { SeededRandom } from '../replay/seeded-random.ts';

/** Somebody who is made up, with what they may tell of themselves, as they would write it. */
export interface Person {
  readonly surname: string;
  readonly name: string;
  readonly otherName: string;
  readonly phone: string;
  readonly landline: string;
  readonly idNumber: string;
  readonly passport: string;
  readonly permit: string;
  readonly taiwanPermit: string;
  readonly card: string;
  readonly plate: string;
  readonly account: string;
  readonly qq: string;
  readonly nick: string;
  readonly mail: string;
  readonly address: string;
  readonly room: string;
  readonly village: string;
  readonly school: string;
  readonly schoolClass: string;
}

export function personOf(random: SeededRandom): Person {
  const surname = surnameOf(random);
  return {
    surname,
    name: asName(random, surname + givenOf(random)),
    otherName: surnameOf(random) + givenOf(random),
    phone: asNumber(random, mobileOf(random), [3, 4, 4]),
    landline: landlineOf(random),
    idNumber: asNumber(random, idNumberOf(random), [6, 8, 4], 0.25),
    passport: `${random.pick(['E', 'E', 'G', 'EA', 'EJ', 'P', 'D'])}${digits(random, 8)}`.slice(
      0,
      9,
    ),
    permit: random.pick([
      `C${digits(random, 8)}`,
      `H${digits(random, 8)}`,
      `M${digits(random, 10)}`,
      `W${digits(random, 8)}`,
    ]),
    taiwanPermit: digits(random, 8),
    card: cardOf(random),
    plate: plateOf(random),
    account: accountOf(random),
    qq: asNumber(
      random,
      random.pick(['2', '3', '5', '8', '9']) + digits(random, random.pick([6, 7, 8, 9])),
      [],
      0.2,
    ),
    nick: random.pick(['朝阳小王子', '海边的风', '清河老李', 'happy妈妈', '蓝天_2020', '望京王姐']),
    mail: mailOf(random),
    address: addressOf(random),
    room: `${1 + Math.floor(random.next() * 20)}0${1 + Math.floor(random.next() * 6)}`,
    village: random.pick([
      '东坝村',
      '李各庄',
      '高庄小区',
      '金泉家园',
      '永安里',
      '草厂胡同',
      '纺织厂家属院',
      '和平新村',
      '柳林镇',
      '望河园',
    ]),
    school: random.pick([
      '实验小学',
      '第二小学',
      '红星小学',
      '一中',
      '育才中学',
      '花园路小学',
      '师大附小',
      '外国语学校',
    ]),
    schoolClass: random.pick([
      '三年级2班',
      '五年级（1）班',
      '初二3班',
      '高一（7）班',
      '一年级4班',
      '六年级二班',
      '四（3）班',
    ]),
  };
}

const surnames = Array.from(
  '王王王王李李李李张张张张刘刘刘陈陈陈杨杨黄黄赵赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由',
).slice(0, 330);
const compounds = [
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '皇甫',
  '令狐',
  '慕容',
  '尉迟',
  '司徒',
  '东方',
  '公孙',
  '夏侯',
];
const one = Array.from(
  '伟芳娜静敏磊军洋勇艳杰娟涛明超霞平刚辉玲鹏飞丽强燕红波斌浩宇凯健俊帆雪琳晨阳旭颖婷慧莉倩丹萍华鑫宁欣蕾薇峰亮龙兵雷林彬晶莹',
);
const two = [
  '建国',
  '建军',
  '志强',
  '志明',
  '秀英',
  '秀兰',
  '桂英',
  '玉兰',
  '玉梅',
  '淑珍',
  '淑华',
  '凤英',
  '凤霞',
  '海燕',
  '海涛',
  '春梅',
  '晓明',
  '晓东',
  '晓红',
  '小丽',
  '小军',
  '文斌',
  '文静',
  '国强',
  '国华',
  '国栋',
  '德胜',
  '德福',
  '永强',
  '永刚',
  '俊杰',
  '俊峰',
  '子涵',
  '子轩',
  '梓萱',
  '梓涵',
  '雨桐',
  '雨欣',
  '浩然',
  '浩宇',
  '欣怡',
  '思远',
  '思琪',
  '一诺',
  '嘉怡',
  '佳琪',
  '家豪',
  '振华',
  '长春',
  '长江',
  '立军',
  '立新',
  '宝华',
  '宝山',
  '金凤',
  '金龙',
  '银花',
  '少华',
  '世杰',
  '天佑',
  '云飞',
  '云霞',
  '红梅',
  '红军',
  '爱民',
  '爱华',
  '美玲',
  '美娟',
  '雅婷',
  '雅静',
  '瑞雪',
  '瑞林',
  '庆丰',
  '庆华',
  '兴旺',
  '福来',
  '贵生',
  '根生',
  '水生',
  '铁柱',
  '翠花',
  '翠萍',
  '巧云',
  '月娥',
  '彩霞',
  '彩云',
  '丽娟',
  '丽华',
  '艳红',
  '艳玲',
  '慧敏',
  '慧芳',
  '新民',
  '新华',
  '向东',
  '向阳',
  '卫东',
  '卫国',
  '光明',
  '光辉',
  '学军',
  '学文',
  '树林',
  '树人',
  '松涛',
  '柏林',
  '泽宇',
  '沐辰',
  '若曦',
  '语嫣',
  '芷若',
  '诗涵',
];

function surnameOf(random: SeededRandom): string {
  return random.next() < 0.04 ? random.pick(compounds) : random.pick(surnames);
}

function givenOf(random: SeededRandom): string {
  return random.next() < 0.25 ? random.pick(one) : random.pick(two);
}

/** Now and then with blanks in it, or something that is not seen. */
function asName(random: SeededRandom, name: string): string {
  const drawn = random.next();
  if (drawn < 0.03) return Array.from(name).join(' ');
  return drawn < 0.05 ? Array.from(name).join('\u200b') : name;
}

function digits(random: SeededRandom, length: number): string {
  return Array.from({ length }, () => Math.floor(random.next() * 10)).join('');
}

function mobileOf(random: SeededRandom): string {
  return `1${random.pick(['30', '31', '35', '36', '37', '38', '39', '50', '51', '52', '58', '59', '66', '70', '77', '80', '86', '87', '89', '91', '98', '99'])}${digits(random, 8)}`;
}

const chinese = Array.from('零一二三四五六七八九');
const banknote = Array.from('零壹贰叁肆伍陆柒捌玖');
const circled = Array.from('⓪①②③④⑤⑥⑦⑧⑨');
const writings: readonly ((digit: string, place: number) => string)[] = [
  (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
  (digit) => chinese[Number(digit)] ?? digit,
  (digit) => (digit === '1' ? '幺' : (chinese[Number(digit)] ?? digit)),
  (digit) => (digit === '0' ? '〇' : (chinese[Number(digit)] ?? digit)),
  (digit) => banknote[Number(digit)] ?? digit,
  (digit) => circled[Number(digit)] ?? digit,
  (digit, place) => (place % 2 === 0 ? digit : (chinese[Number(digit)] ?? digit)),
  (digit) => (digit === '0' ? 'O' : digit),
  (digit) => (digit === '1' ? 'l' : digit === '0' ? 'o' : digit),
];

/** A number as somebody writes it who fears to be read, or only as it comes. */
function asNumber(
  random: SeededRandom,
  number: string,
  groups: readonly number[],
  share = 0.5,
): string {
  if (random.next() > share) return number;
  const drawn = random.next();
  if (drawn < 0.4 && groups.length > 0) {
    return inGroups(number, groups).join(
      random.pick([' ', '-', '－', ' - ', '.', '、', '，', '·', '*', '—', '\u200b']),
    );
  }
  if (drawn < 0.55)
    return Array.from(number).join(random.pick([' ', '\u200b', '-', '.', '\u2060']));
  const write = random.pick(writings);
  return Array.from(number, (digit, place) =>
    /[0-9]/.test(digit) ? write(digit, place) : digit,
  ).join('');
}

function inGroups(number: string, groups: readonly number[]): string[] {
  let at = 0;
  return groups.map((length) => {
    at += length;
    return number.slice(at - length, at);
  });
}

function landlineOf(random: SeededRandom): string {
  const area = random.pick([
    '010',
    '010',
    '010',
    '021',
    '022',
    '0311',
    '0312',
    '0755',
    '028',
    '0571',
  ]);
  const number = random.pick(['2', '5', '6', '8']) + digits(random, 7);
  const drawn = random.next();
  if (drawn < 0.5) return `${area}-${number}`;
  if (drawn < 0.65) return `(${area})${number}`;
  if (drawn < 0.8) return area + number;
  return `${area} ${number.slice(0, 4)} ${number.slice(4)}`;
}

function idNumberOf(random: SeededRandom): string {
  const region = random.pick([
    '110105',
    '110108',
    '130102',
    '370283',
    '410105',
    '320106',
    '510104',
    '210102',
    '420111',
    '610103',
  ]);
  const year = 1940 + Math.floor(random.next() * 65);
  const month = String(1 + Math.floor(random.next() * 12)).padStart(2, '0');
  const day = String(1 + Math.floor(random.next() * 28)).padStart(2, '0');
  const serial = digits(random, 3);
  if (random.next() < 0.12) return `${region}${String(year).slice(2)}${month}${day}${serial}`;
  const body = `${region}${year}${month}${day}${serial}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((all, weight, place) => all + weight * Number(body.charAt(place)), 0);
  return body + '10X98765432'.charAt(sum % 11);
}

function cardOf(random: SeededRandom): string {
  const body =
    random.pick(['622202', '621700', '436742', '622848', '621661', '955880', '520083', '356895']) +
    digits(random, random.pick([9, 12]));
  let sum = 0;
  for (const [place, digit] of Array.from(body).toReversed().entries()) {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  const card = body + String((10 - (sum % 10)) % 10);
  return random.next() < 0.4 ? (card.match(/.{1,4}/g) ?? []).join(random.pick([' ', '-'])) : card;
}

function plateOf(random: SeededRandom): string {
  const letters = Array.from('ABCDEFGHJKLMNPQRSTUVWXYZ');
  const province = random.pick(Array.from('京京京京冀津鲁晋蒙辽豫沪苏浙粤'));
  const city = random.pick(letters);
  const drawn = random.next();
  const body =
    drawn < 0.25
      ? random.pick(['D', 'F']) + digits(random, 5)
      : drawn < 0.35
        ? `${digits(random, 5)}${random.pick(['D', 'F'])}`
        : drawn < 0.5
          ? `${random.pick(letters)}${digits(random, 4)}`
          : drawn < 0.6
            ? `${digits(random, 2)}${random.pick(letters)}${digits(random, 2)}`
            : digits(random, 5);
  const spoken = random.next() < 0.08;
  const told = spoken
    ? Array.from(body, (unit) =>
        /[0-9]/.test(unit) ? (chinese[Number(unit)] ?? unit) : unit,
      ).join('')
    : body;
  const plate = province + city + random.pick(['', '', '', '·', '-', ' ', '.']) + told;
  return random.next() < 0.1 ? plate.toLowerCase() : plate;
}

function accountOf(random: SeededRandom): string {
  const word = random.pick([
    'zhang',
    'xiaoli',
    'lanlan',
    'wangyi',
    'sunny',
    'hello',
    'bj_',
    'happy',
    'chen',
    'abc',
  ]);
  return random.pick([
    `${word}${digits(random, 4)}`,
    `${word}_${digits(random, 3)}`,
    `${word}-${digits(random, 5)}`,
    `wxid_${word.replace('_', '')}${digits(random, 6)}`,
  ]);
}

function mailOf(random: SeededRandom): string {
  const local = random.pick([accountOf(random), digits(random, 8), 'li.wei', 'wang_fang']);
  const host = random.pick([
    '163.com',
    'qq.com',
    '126.com',
    'sina.com',
    'gmail.com',
    'outlook.com',
    'sohu.com',
    'vip.163.com',
  ]);
  return local + random.pick(['@', '@', '@', '＠', ' @ ', '艾特', '(at)']) + host;
}

function addressOf(random: SeededRandom): string {
  const estate = random.pick([
    '阳光花园',
    '天通苑北二区',
    '望京西园三区',
    '金泉家园',
    '建国路88号院',
    '朝阳区建国路88号院',
    '劲松五区',
    '和平里七区',
    '通州区梨园镇云景里',
    '回龙观龙泽苑',
    '西罗园',
    '八角南里',
    '永定路甲51号院',
    '时代名都',
    '富力城',
    '翠湖云庭',
    '',
  ]);
  const house = String(1 + Math.floor(random.next() * 30));
  const unit = String(1 + Math.floor(random.next() * 6));
  const floor = 1 + Math.floor(random.next() * 20);
  const room = `${floor}0${1 + Math.floor(random.next() * 6)}`;
  const forms = [
    `${house}号楼${unit}单元${room}`,
    `${house}号楼${unit}单元${room}室`,
    `${house}-${unit}-${room}`,
    `${house}栋${room}室`,
    `${house}栋${unit}单元${room}`,
    `${house}号楼${room}`,
    `${house}楼${unit}门${room}`,
    `${house}幢${room}室`,
    `${house}#${unit}单元${room}`,
    `${random.pick(['A', 'B', 'C'])}座${room}`,
    `${chinese[Number(unit)]}号楼${chinese[Number(unit)]}单元${Array.from(room, (digit) => chinese[Number(digit)]).join('')}`,
    `${house}号楼${unit}单元${floor}层${room}`,
  ];
  return estate + random.pick(forms);
}
