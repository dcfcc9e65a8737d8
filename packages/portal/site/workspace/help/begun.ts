/** Who has had enough of the first visit's words, on this device: marks, from which nobody can be told. */
const name = 'ducha.begun';

/**
 * A mark of a person: two bytes of a digest of the opaque subject. It leads back to nobody, for many thousands share
 * it; whoever happens to share it with somebody at the same device is spared the words.
 */
async function markOf(subject: string): Promise<string> {
  const bytes = new TextEncoder().encode(`first visit of ${subject}`);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest.slice(0, 2), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether the person has put the words away on this device. */
export async function hasBegun(subject: string): Promise<boolean> {
  return kept().includes(await markOf(subject));
}

/** Puts them away for good. */
export async function keepBegun(subject: string): Promise<void> {
  const mark = await markOf(subject);
  const marks = kept();
  if (!marks.includes(mark)) localStorage.setItem(name, [...marks, mark].join(' '));
}

function kept(): readonly string[] {
  return (localStorage.getItem(name) ?? '').split(' ').filter((mark) => mark !== '');
}
