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

/** Why a passage that looks like personal data may stand in a text for others. */
export const confirmReasons = [
  /** How a firm or an authority is reached by everyone. */
  'public-contact',
  /** Where the matter is: a restaurant's address may be that of whoever lives above it. */
  'place-of-matter',
  /** Whom or what it is about: a firm, its people, its vehicles. */
  'party-of-matter',
  /** A word of every day that somebody is called by too: 早晚高峰. */
  'ordinary-word',
  /** A number of something else: of a licence, a device. */
  'other-number',
] as const;
export type ConfirmReason = (typeof confirmReasons)[number];
