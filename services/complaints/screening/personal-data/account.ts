import type { PersonalDataKind } from '@ducha/contracts';
import { patternHits, type Hit } from './hit.ts';

/** Ways to reach somebody that are no number. */
export const accountForms: readonly {
  readonly kind: PersonalDataKind;
  readonly form: RegExp;
  readonly example: string;
}[] = [
  {
    kind: 'e-mail',
    // Looked for from the beginning of a word alone: from each of its letters on, it would cost their square.
    form: /(?<![a-z0-9._%+-])[a-z0-9._%+-]+ *@ *[a-z0-9-]+(?: *\. *[a-z0-9-]+)+/g,
    example: '发到zhang.san@example.com',
  },
  {
    // One that is named as such.
    kind: 'contact-account',
    form: /(?:微信|薇信|v信|vx|qq|wechat|抖音|支付宝)(?:号码|账号|帐号|号)?[ 为是:]*[a-z0-9][a-z0-9_-]{4,}/g,
    example: '加微信号abc_12345',
  },
];

/** Every e-mail address and every account that is called one. */
export function accountHits(plain: string): Hit[] {
  return accountForms.flatMap(({ kind, form }) => patternHits(plain, form, kind));
}
