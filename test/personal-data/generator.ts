import type { Hit } from '@ducha/contracts/personal-data.ts';
import { SeededRandom } from '../replay/seeded-random.ts';
import type { LabelledText } from './labelled-text.ts';
import { personOf, type Person } from './person.ts';
import { cleanSentence, closing, matter } from './sentences.ts';

/** Texts as complainants write them: so many that tell of somebody, and so many that do not. */
export function generate(
  seed: number,
  count: number,
): { readonly telling: LabelledText[]; readonly clean: LabelledText[] } {
  const random = new SeededRandom(seed);
  return {
    telling: Array.from({ length: count }, () => telling(random)),
    clean: Array.from({ length: count }, () => ({ text: cleanText(random), passages: [] })),
  };
}

type Part = string | { readonly kind: Hit['kind']; readonly passage: string };

/** A matter, with one to three things that somebody tells of themselves in it. */
function telling(random: SeededRandom): LabelledText {
  const person = personOf(random);
  const kinds = random.shuffle(Object.keys(tellings));
  const clauses = kinds
    .slice(0, 1 + Math.floor(random.next() * 3))
    .map((kind) => random.pick(tellings[kind] ?? [])(person, random));
  const before = random.next() < 0.6 ? [[matter(random), '。'] as Part[]] : [];
  const after = random.next() < 0.5 ? [[closing(random)] as Part[]] : [];
  const told = clauses.flatMap((clause, place) =>
    place === 0 ? [clause] : [[random.pick(['，', '。', '；', '，', '\n'])], clause],
  );
  const signed = random.next() < 0.12 ? [signature(person, random)] : [];
  const middle = [random.pick(['。', '。', '，', '\n'])];
  return written(
    signed.length > 0 || random.next() < 0.7
      ? [...before, ...told, ['。'], ...after, ...signed]
      : [...told, middle, [matter(random)], ['。']],
  );
}

function cleanText(random: SeededRandom): string {
  const count = 1 + Math.floor(random.next() * 4);
  const sentences = Array.from({ length: count }, () => cleanSentence(random));
  return `${sentences.join('')}${random.next() < 0.3 ? closing(random) : ''}`;
}

function written(clauses: readonly (readonly Part[])[]): LabelledText {
  let text = '';
  const passages: Hit[] = [];
  for (const part of clauses.flat()) {
    if (typeof part === 'string') text += part;
    else {
      passages.push({
        kind: part.kind,
        start: text.length,
        end: text.length + part.passage.length,
      });
      text += part.passage;
    }
  }
  return { text, passages };
}

const as = (kind: Hit['kind'], passage: string): Part => ({ kind, passage });

function signature(person: Person, random: SeededRandom): Part[] {
  const day = random.pick(['', '', '\n2025年12月8日', ' 12月8日', ' 2025.12.8']);
  const start = random.pick([
    '此致\n敬礼\n',
    '此致敬礼！',
    '特此反映。',
    '\n举报人：',
    '谢谢！',
    '望尽快处理。\n',
    '——',
  ]);
  return [start, as('name', person.name), day];
}

type Telling = (person: Person, random: SeededRandom) => Part[];

const tellings: Readonly<Record<string, readonly Telling[]>> = {
  phone: [
    (p) => ['我的电话是', as('phone', p.phone)],
    (p) => ['联系电话：', as('phone', p.phone)],
    (p) => ['手机', as('phone', p.phone), '，随时可打'],
    (p) => ['请打', as('phone', p.phone), '找我'],
    (p) => [as('phone', p.phone), '是我的号码，请保密'],
    (p) => ['有情况给我打', as('phone', p.phone)],
    (p) => ['tel:', as('phone', p.phone)],
    (p) => ['家里座机', as('phone', p.landline)],
    (p) => ['单位电话', as('phone', p.landline), '，上班时间在'],
    (p) => ['打座机', as('phone', p.landline), '也行'],
    (p, random) => [
      '家里电话',
      as(
        'phone',
        p.landline.slice(-8).replaceAll(/^[^2-8]/g, () => random.pick(['6', '8'])),
      ),
    ],
    (p) => ['手机号码', as('phone', p.phone), '（微信同号）'],
    (p) => ['不方便接电话请发短信到', as('phone', p.phone)],
  ],
  'id-number': [
    (p) => ['身份证号', as('id-number', p.idNumber)],
    (p) => ['身份证：', as('id-number', p.idNumber)],
    (p) => ['证件号码是', as('id-number', p.idNumber)],
    (p) => ['本人身份证号码为', as('id-number', p.idNumber), '，愿意实名'],
    (p) => ['（身份证', as('id-number', p.idNumber), '）'],
  ],
  passport: [
    (p) => ['护照号码', as('passport', p.passport)],
    (p) => ['本人持护照', as('passport', p.passport)],
    (p) => ['护照：', as('passport', p.passport), '，长期住在附近'],
    (p) => ['港澳通行证', as('passport', p.permit)],
    (p) => ['我的回乡证号码是', as('passport', p.permit)],
    (p) => ['台胞证号', as('passport', p.taiwanPermit)],
  ],
  'bank-card': [
    (p) => ['赔偿款打到', as('bank-card', p.card)],
    (p) => ['银行卡号', as('bank-card', p.card)],
    (p) => ['我的工行卡', as('bank-card', p.card)],
    (p) => ['押金请退到卡号', as('bank-card', p.card), '里'],
  ],
  plate: [
    (p) => ['车牌号', as('plate', p.plate), '的大货车常年停在楼下'],
    (p) => ['我的车', as('plate', p.plate), '上全是灰'],
    (p) => ['渣土车', as('plate', p.plate), '夜里遗撒'],
    (p) => ['牌照为', as('plate', p.plate), '的车往河边倒垃圾'],
    (p) => ['有一辆', as('plate', p.plate), '每天凌晨装货'],
  ],
  'contact-account': [
    (p) => ['微信', as('contact-account', p.account)],
    (p) => ['加我微信：', as('contact-account', p.account)],
    (p) => ['微信号是', as('contact-account', p.account), '，有视频'],
    (p) => ['V信', as('contact-account', p.account)],
    (p) => ['vx:', as('contact-account', p.account)],
    (p) => ['QQ', as('contact-account', p.qq)],
    (p) => ['qq号：', as('contact-account', p.qq), '，可以发照片'],
    (p) => ['扣扣', as('contact-account', p.qq)],
    (p) => ['抖音号', as('contact-account', p.account), '里有视频'],
    (p) => ['快手号：', as('contact-account', p.account)],
    (p) => ['小红书号', as('contact-account', p.account), '发过笔记'],
    (p) => ['支付宝账号', as('contact-account', p.account)],
    (p) => ['微博@', as('contact-account', p.nick), '，发过录像'],
    (p) => ['微博昵称：', as('contact-account', p.nick)],
  ],
  'e-mail': [
    (p) => ['邮箱', as('e-mail', p.mail)],
    (p) => ['请发邮件到', as('e-mail', p.mail), '告知结果'],
    (p) => ['我的邮箱是', as('e-mail', p.mail)],
    (p) => ['e-mail: ', as('e-mail', p.mail)],
  ],
  name: [
    (p) => ['我叫', as('name', p.name)],
    (p) => ['我叫', as('name', p.name), '，家住附近'],
    (p) => ['本人', as('name', p.name), '，实名举报'],
    (p) => ['本人', as('name', p.name), '反映上述问题'],
    (p) => ['姓名：', as('name', p.name)],
    (p) => ['举报人：', as('name', p.name)],
    (p) => ['举报人', as('name', p.name), '称深受其害'],
    (p) => ['投诉人', as('name', p.name), '，要求回复'],
    (p) => ['联系人', as('name', p.name)],
    (p) => ['联系人：', as('name', p.name), '，白天可联系'],
    (p) => ['业主', as('name', p.name), '多次向物业反映'],
    (p) => ['小区业主', as('name', p.name), '、', as('name', p.otherName), '等人均可作证'],
    (p) => ['我是', as('name', p.name), '，请求回访'],
    (p) => ['我是住户', as('name', p.name)],
    (p) => ['居民', as('name', p.name), '反映夜间无法入睡'],
    (p) => ['村民', as('name', p.name), '可以作证'],
    (p) => ['邻居', as('name', p.otherName), '也拍了视频'],
    (p) => ['我爱人', as('name', p.otherName), '有哮喘'],
    (p) => [as('name', `${p.surname}先生`), '来电反映此事'],
    (p) => [as('name', `${p.surname}女士`), '称已多次投诉'],
    (p) => ['楼上的', as('name', `${p.surname}阿姨`), '也受不了'],
    (p) => ['邻居', as('name', `${p.surname}大妈`), '家里全是灰'],
    (p) => ['可以找', as('name', p.name), '了解情况'],
    (p) => ['请联系', as('name', p.name), '，电话', as('phone', p.phone)],
    (p) => [as('name', p.name), '，', as('phone', p.phone)],
    (p) => [as('name', p.name), '（身份证', as('id-number', p.idNumber), '）'],
    (p) => ['来信人', as('name', p.name), '要求保密'],
    (p) => ['反映人是', as('name', p.name)],
    (p) => ['群众', as('name', p.name), '来信'],
    (p) => ['租客', as('name', p.name), '说一开窗就是油烟'],
  ],
  address: [
    (p) => ['我住', as('address', p.address)],
    (p) => ['家住', as('address', p.address), '，窗户正对烟囱'],
    (p) => ['住址：', as('address', p.address)],
    (p) => ['我家在', as('address', p.address), '，深受其害'],
    (p) => ['本人住', as('address', p.address)],
    (p) => [as('address', p.address), '的住户都知道'],
    (p) => ['请到', as('address', p.address), '来测噪声'],
  ],
  household: [
    (p) => ['楼上', as('household', p.room), '那家天天拖桌子'],
    (p) => ['楼下', as('household', p.room), '在家喷漆'],
    (p) => ['对门', as('household', p.room), '养了很多鸽子'],
    (p) => [as('household', `我父亲住在${p.village}`), '，离厂子只有五十米'],
    (p) => [as('household', `我奶奶家在${p.village}`), '，井水不能喝'],
    (p) => [as('household', `我家孩子在${p.school}${p.schoolClass}`), '，操场边就是工地'],
    (p) => [as('household', `我女儿在${p.school}${p.schoolClass}`), '上学'],
  ],
};
