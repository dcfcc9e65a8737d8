/** Milliseconds for which a proof is used: the house takes one for half an hour. */
const goodFor = 25 * 60_000;

/**
 * The proofs of this page's requests, by their keys. Each is worked for once, however often it is asked
 * for; one that could not be made, or grew old, is made anew.
 */
export function keptProofs<Refused>(
  work: (key: string) => Promise<string | Refused>,
  now: () => number,
) {
  const kept = new Map<
    string,
    { readonly proof: Promise<string | Refused>; readonly at: number }
  >();
  const anew = async (key: string): Promise<string | Refused> => {
    const mine = { proof: work(key), at: now() };
    kept.set(key, mine);
    let made: string | Refused | undefined;
    try {
      made = await mine.proof;
      return made;
    } finally {
      if (typeof made !== 'string' && kept.get(key) === mine) kept.delete(key);
    }
  };
  return {
    anew,
    of: async (key: string): Promise<string | Refused> => {
      const known = kept.get(key);
      return known !== undefined && now() - known.at < goodFor ? known.proof : anew(key);
    },
  };
}
