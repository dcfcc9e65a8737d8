/**
 * The network that an address belongs to, as a word that all its addresses share: the first 24 bits of an IPv4
 * address, the first 56 of an IPv6 address, which is what a provider gives one household; whoever has one
 * address there can take the next. Whatever is no address is of one network too.
 */
export function networkOf(address: string): string {
  const groups = address.includes(':') ? groupsOf(address) : groupsOf(`::ffff:${address}`);
  if (groups.length !== 8 || groups.some(Number.isNaN)) return 'none';
  const bits = groups.map((group) => group.toString(16).padStart(4, '0')).join('');
  // An IPv4 address, also in the form of IPv6 (RFC 4291, 2.5.5.2).
  const mapped = /^0{20}ffff(.{6})/.exec(bits)?.[1];
  return mapped === undefined ? `6/${bits.slice(0, 14)}` : `4/${mapped}`;
}

/** The eight groups of an IPv6 address, whose last two may be written as IPv4; other lengths and NaN for what is none. */
function groupsOf(address: string): readonly number[] {
  const [head = '', tail, ...more] = address.split('::');
  if (more.length > 0) return [];
  const before = groupsIn(head);
  if (tail === undefined) return before;
  const after = groupsIn(tail);
  const between = Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array.from({ length: between }, () => 0), ...after];
}

function groupsIn(part: string): number[] {
  if (part === '') return [];
  return part.split(':').flatMap((group) => {
    if (/^[0-9a-f]{1,4}$/i.test(group)) return [Number.parseInt(group, 16)];
    const bytes = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(group) ? group.split('.').map(Number) : [256];
    const [a = 0, b = 0, c = 0, d = 0] = bytes;
    return Math.max(...bytes) > 255 ? [Number.NaN] : [256 * a + b, 256 * c + d];
  });
}
