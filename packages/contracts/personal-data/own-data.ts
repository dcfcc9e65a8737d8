import { digitRuns, gap } from './digit-run.ts';
import { joined, piecesOf, type Hit } from './hit.ts';
import { ownNameHits } from './name.ts';
import { hitIn } from './number.ts';
import { read, type Reading } from './reading.ts';
import { lettersOf, spacedHits, type Letters } from './spaced.ts';

/** The complainant's contact, as far as it was given. */
export interface OwnData {
  readonly name: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  /** Who speaks for a group that came 集体来访, as it was written down: names, and perhaps their phones. */
  readonly representatives?: string | null;
}

/** What is the complainant's own in a text; `names` are those that the text tells whoever's they are. */
export function ownHits(reading: Reading, own: OwnData, names: readonly Hit[]): Hit[] {
  const letters = lettersOf(reading);
  return [
    ...ownPhoneHits(letters, own.phone),
    ...ownNameHits(letters, own.name, names),
    ...ownAddressHits(letters, own.address),
    ...representativesIn(own.representatives ?? null).flatMap(({ name, phone }) => [
      ...ownNameHits(letters, name, names),
      ...ownPhoneHits(letters, phone),
    ]),
  ];
}

/** What stands beside the names of those who speak for a group: what they are, and how many there are besides. */
const beside =
  /[([【][^)\]】]*[)\]】]|等[一二三四五六七八九十百两几多数余\d]*[人名位户].*|(?:推选|选出)?(?:的)?(?:业主|居民|村民|住户|群众|职工|家长)?代表|业主|居民|村民|住户|群众|联系(?:人|方式)?|手机|电话/gu;

/** 「张三、李四（13811112222）」, 「业主代表王和平和赵五等七人」: each name, and each phone. */
function representativesIn(
  text: string | null,
): readonly { readonly name: string | null; readonly phone: string | null }[] {
  const { plain, figures } = read(text ?? '');
  const phones = figures.match(/\d(?:[ -]?\d){4,}/g) ?? [];
  const names = plain
    .replaceAll(beside, ' ')
    .split(/[^\p{Script=Han}·]+/u)
    // A long one holds several; 和 stands in names too, but not in front of them.
    .flatMap((piece) => (piece.length > 4 ? piece.split(/(?<=.{2})[和及与跟]/u) : [piece]))
    .filter((piece) => piece.length > 1);
  return [
    ...names.map((name) => ({ name, phone: null })),
    ...phones.map((phone) => ({ name: null, phone })),
  ];
}

/** So many digits in a row of the complainant's number give it away: a landline without its area too (「尾号1111-222」). */
const tellingDigits = 7;

/**
 * The complainant's phone or a telling part of it, anywhere in a run of digits (「编号9138111122220」); an account that
 * was given for one (「微信zhangsan88」).
 */
function ownPhoneHits(letters: Letters, phone: string | null): Hit[] {
  const given = read(phone ?? '').figures;
  const accounts = given.match(/[a-z0-9][a-z0-9_.@-]{4,}/g) ?? [];
  const hits = accounts
    .filter((account) => /[a-z]/.test(account))
    .flatMap((account) => spacedHits(letters, account, /^ *$/, 'complainant-phone'));
  const digits = given.replaceAll(/[^0-9]/g, '').replace(/^(?:00)?86(?=1)/, '');
  if (digits.length < 5) return hits;
  const size = Math.min(tellingDigits, digits.length);
  const parts = new Set(piecesOf(digits, size));
  const { reading } = letters;
  return joined([
    ...hits,
    ...digitRuns(reading).flatMap((run) =>
      piecesOf(run.digits, size).flatMap((piece, from) =>
        parts.has(piece) ? [hitIn(reading, run, from, from + size, 'complainant-phone')] : [],
      ),
    ),
  ]);
}

/** Between the parts of an address. */
const addressGap = new RegExp(`^${gap}$`, 'u');

/** How much of an address gives it away, when a number (of house, building, room) is in it: 「国路88号院」. */
const tellingLength = 6;

/** The whole address, or any piece of it of some length that holds a number. */
function ownAddressHits(letters: Letters, address: string | null): Hit[] {
  const units = read(address ?? '').figures.replaceAll(/[^\p{L}\p{N}]/gu, '');
  if (units.length < 4) return [];
  const found = (piece: string): Hit[] =>
    spacedHits(letters, piece, addressGap, 'complainant-address');
  const whole = found(units);
  if (whole.length > 0) return whole;
  return joined(
    piecesOf(units, tellingLength)
      .filter((piece) => /[0-9]/.test(piece))
      .flatMap(found),
  );
}
