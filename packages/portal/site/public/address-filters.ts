import { batchIdForm, batchPlaceOf } from '@ducha/contracts/batch-place.ts';

/** Reads what an address asks for. People change addresses by hand: what makes no sense counts as left out. */

/** One of some words; undefined when it is none of them. */
export function oneOf<Word extends string>(
  words: readonly Word[],
  asked: string | null | undefined,
): Word | undefined {
  return words.find((word) => word === asked);
}

/** A number from 1 to 999, such as that of an edition. */
export function ordinalIn(asked: string | null | undefined): number | undefined {
  return /^[1-9]\d{0,2}$/.test(asked ?? '') ? Number(asked) : undefined;
}

/** An id as the house gives them, or undefined. */
export function idIn(asked: string | null | undefined): string | undefined {
  return /^[0-9a-hjkmnp-tv-z]{26}$/.test(asked ?? '') ? (asked ?? undefined) : undefined;
}

/** A batch's id, and the inspection that it is of. */
export function batchIn(
  asked: string | null | undefined,
): { readonly batch: string; readonly inspection: string } | undefined {
  return typeof asked === 'string' && batchIdForm.test(asked)
    ? { batch: asked, inspection: batchPlaceOf(asked).inspection }
    : undefined;
}

/** A sample's id: its batch, and the edition that it is drawn from. */
export function sampleIn(
  asked: string | null | undefined,
): { readonly sample: string; readonly batch: string } | undefined {
  const [, id, edition] = /^(.+)-([1-9]\d{0,2})$/.exec(asked ?? '') ?? [];
  const its = batchIn(id);
  return its === undefined || edition === undefined
    ? undefined
    : { sample: `${its.batch}-${edition}`, batch: its.batch };
}

/** The address of a page with those of its words that were given, in their order: `?kind=notice`. */
export function addressWith(words: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams(
    Object.entries(words).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
  return `?${query}`;
}
