/** What kind of personal data a passage looks like; `complainant-…` is the complainant's own. */
export const personalDataKinds = [
  'phone',
  'id-number',
  'passport',
  'bank-card',
  'plate',
  'contact-account',
  'e-mail',
  'name',
  'address',
  'household',
  'complainant-name',
  'complainant-phone',
  'complainant-address',
] as const;
export type PersonalDataKind = (typeof personalDataKinds)[number];
