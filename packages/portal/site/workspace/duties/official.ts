import { typedText } from '@ducha/contracts/text-form.ts';

/** What can be wrong with an official as they were entered, before anything is sent. */
export type OfficialFault = 'noName' | 'noAddress' | 'badMobile' | 'badEmail';

/** Everything that is wrong, in the order of the fields. */
export function faultsOfOfficial(official: {
  readonly name: string;
  readonly mobile: string;
  readonly email: string;
}): readonly OfficialFault[] {
  const { name, mobile, email } = official;
  const [digits, address] = [digitsOf(mobile), typedText(email)];
  return [
    ...(typedText(name) === '' ? (['noName'] as const) : []),
    ...(digits === '' && address === '' ? (['noAddress'] as const) : []),
    ...(digits === '' || /^1[3-9]\d{9}$/.test(digits) ? [] : (['badMobile'] as const)),
    ...(address === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)
      ? []
      : (['badEmail'] as const)),
  ];
}

/** A mobile number as the house takes it, however it was typed: full width, blanks, hyphens, +86. */
export function digitsOf(mobile: string): string {
  return mobile
    .normalize('NFKC')
    .replaceAll(/[\s-]/g, '')
    .replace(/^(?:\+|00)86(?=1)/, '');
}
