import type { ComplaintShown } from '../acts/act-form-of.tsx';

/** What the form says. */
interface Written {
  readonly mainType: string;
  readonly otherTypes: readonly string[];
  /** Empty for none. */
  readonly industry: string;
  readonly keyAttention: boolean;
  /** Empty where it stays as it is. */
  readonly place: string;
  /** Empty where it stays as it is. */
  readonly gist: string;
}

/** What of it is another thing than the complaint says now: that alone is sent. */
export function changedAcceptance(
  now: Pick<
    ComplaintShown,
    'mainType' | 'otherTypes' | 'industry' | 'keyAttention' | 'district' | 'township' | 'gist'
  >,
  { mainType, otherTypes, industry, keyAttention, place, gist }: Written,
) {
  const others = otherTypes.filter((one) => one !== mainType);
  const text = (codes: readonly string[]): string => codes.toSorted().join();
  return {
    ...(mainType === now.mainType ? {} : { mainType }),
    ...(text(others) === text(now.otherTypes) ? {} : { otherTypes: others }),
    ...(industry === (now.industry ?? '') ? {} : { industry: industry === '' ? null : industry }),
    ...(keyAttention === now.keyAttention ? {} : { keyAttention }),
    ...(place === '' || place === (now.township ?? now.district) ? {} : { place }),
    ...(gist === '' || gist === now.gist ? {} : { gist }),
  };
}
