import type { PersonalDataKind } from './kinds.ts';
import { patternHits, type Hit } from './hit.ts';
import type { Reading } from './reading.ts';

const no = '[^\\p{L}\\p{N}]';

/** What accounts are called, and how that is written by who fears to be read. */
const platforms = [
  '微(?:信|心|❤|♥|♡|x)',
  '薇(?:信|❤|♥|(?=[号:]))',
  '[威维卫](?:信|❤|♥)',
  '企业微信',
  'v ?(?:信|x|❤|♥)',
  'w ?x',
  'weixin',
  'wechat',
  'qq',
  'q号',
  '扣扣',
  '抠抠',
  '球球',
  '企鹅',
  '抖(?:音|y)',
  'dou ?yin',
  '快手',
  '微博',
  'weibo',
  '小红书',
  'xhs',
  '红薯',
  '支付宝',
  'zfb',
  'alipay',
  '钉钉',
  '闲鱼',
  '淘宝',
  '旺旺',
  'b站',
  '哔哩哔哩',
  'bilibili',
  '陌陌',
  '知乎',
  '豆瓣',
  '贴吧',
  '今日头条',
  '头条',
  '西瓜视频',
  '视频号',
  '飞书',
  'telegram',
  'whatsapp',
  'skype',
  'facebook',
  'instagram',
  'twitter',
].join('|');
/** So short that they are none unless it is said: 「dy号」. */
const short =
  '(?:(?:q|dy|ks|wb|line|tg|卫星)(?= ?(?:号|:|id|账号|是))|(?<=[我的加])[vq](?= ?[号:a-z0-9]))';
const called = `(?<![a-z])(?:${platforms}|${short})(?: ?(?:群|账户|账号|帐号|帐户|用户名|昵称|名称|号码|号|id|名|主页|是|为|叫|搜|搜索|加|我|联系|的|${no})){0,8}`;
/** Digits of an account may be written in any writing, and apart. */
const account =
  '[a-z][a-z0-9_.-]{3,}[a-z0-9_]|[0-9](?:[ .·-]?[0-9]){4,11}[a-z0-9_]{0,8}|[0-9]{1,4}[a-z_][a-z0-9_-]{3,}';
const top = '(?:com|cn|net|org|edu|gov|cc|me|io|hk|tw)';
const dot = ' ?(?:\\.|。|·|点|dot) ?';

/** Ways to reach somebody that are no number. */
export const accountForms: readonly {
  readonly kind: PersonalDataKind;
  readonly form: RegExp;
  readonly example: string;
}[] = [
  {
    kind: 'e-mail',
    // Looked for from the beginning of a word alone: from each of its letters on, it would cost their square.
    form: /(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64} ?@ ?[a-z0-9-]{1,63}(?: ?(?:\.|。|·|点) ?[a-z0-9-]{1,63}){1,5}/g,
    example: '发到zhang.san@example.com',
  },
  {
    // With another sign, or a word, for the @.
    kind: 'e-mail',
    form: new RegExp(
      `(?<![a-z0-9._%+-])[a-z0-9._%+-]{2,64} ?(?:@|#|\\(at\\)|\\[at\\]|\\{at\\}| at |艾特|爱特|小老鼠|圈a|ⓐ) ?(?:[a-z0-9-]{2,20}${dot}){1,3}${top}(?![a-z0-9])`,
      'g',
    ),
    example: '发到zhang艾特163点com',
  },
  {
    // Of a provider that is named without its end.
    kind: 'e-mail',
    form: /(?<![a-z0-9._%+-])[a-z0-9._%+-]{3,64} ?(?:@|艾特) ?(?:qq|163|126|sina|sohu|gmail|foxmail|outlook|hotmail|139|189|yeah|icloud|aliyun)(?:邮箱)?(?![a-z0-9])/g,
    example: '发到zhang@163邮箱',
  },
  {
    kind: 'contact-account',
    form: new RegExp(`${called}(?<hit>${account})`, 'gu'),
    example: '加微信号abc_12345',
  },
  {
    // A name that somebody has there.
    kind: 'contact-account',
    form: new RegExp(
      `(?<![a-z])(?:${platforms})(?:账号|帐号|号|用户|主页)?${no}{0,2}(?:(?:昵称|网名|名称|用户名|id|名)${no}{0,2}(?:是|为|叫)?${no}{0,2}@?|叫${no}{0,2}@?|@)(?<hit>[\\p{L}\\p{N}_-]{2,16})`,
      'gu',
    ),
    example: '微博@朝阳小王',
  },
  {
    kind: 'contact-account',
    form: /(?<![a-z0-9_])wxid_[a-z0-9]{6,20}/g,
    example: '加wxid_a1b2c3d4e5f6',
  },
];

/** Short numbers that everyone may call, a day, or so much of something are no account. */
const nobodys =
  /^(?:20[0-4][0-9][.·-][01]?[0-9][.·-][0-3]?[0-9]|12[0-9]{3}|9[56][0-9]{3,4}|11[0-9]|100[0-9]{2}|20[0-4][0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])|.*(?:com|cn))$/;
const measured = /^ ?(?:元|块|万|人|次|条|多|余|吨|平|个|年|月)/;

/** Every e-mail address and every account that is called one. */
export function accountHits(reading: Reading): Hit[] {
  return accountForms.flatMap(({ kind, form }) =>
    patternHits(reading, form, kind, (from, end) => {
      if (kind !== 'contact-account') return true;
      const account = reading.figures.slice(from, end);
      const isAmount = /[0-9]$/.test(account) && measured.test(reading.plain.slice(end, end + 3));
      const together = account.replaceAll(/[ .·-]/g, '');
      return !nobodys.test(account) && !nobodys.test(together) && !isAmount;
    }),
  );
}
