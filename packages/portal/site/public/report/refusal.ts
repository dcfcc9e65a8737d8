/** Why the house took nothing, as far as the page has words for it; `invalid`: the words stand at the fields. */
export type Refusal =
  | 'invalid'
  | 'inspection-not-open'
  | 'proof-needed'
  | 'too-large'
  | 'file-mistyped'
  | 'other';

/** The same, by the code of the problem. */
export function refusalOf(code: string): Refusal {
  switch (code) {
    case 'inspection-not-open':
    case 'proof-needed':
    case 'too-large':
    case 'file-mistyped':
      return code;
    case 'invalid':
    case 'unknown-code':
    case 'photograph-missing':
    case 'photograph-altered':
    case 'attachment-missing':
    case 'attachment-altered':
      return 'invalid';
    default:
      return 'other';
  }
}
