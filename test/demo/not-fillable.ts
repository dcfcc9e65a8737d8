/** Why a house cannot be filled; the sentence says what to do. */
export class NotFillable extends Error {
  override readonly name = 'NotFillable';
}

/** What to do with a house that is too old to be filled. */
export const anew = 'Start the house anew with `npm start -- --fresh`, and fill it then.';
