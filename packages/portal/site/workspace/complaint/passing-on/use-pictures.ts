import { useEffect, useState } from 'preact/hooks';
import { fetchedPicture, type Picture } from './picture.ts';

/** A photograph that a look showed: where it can be fetched for some minutes. */
interface Shown {
  readonly photograph: string;
  readonly url: string;
}

/** By photograph what has come of it so far; one that is not named is on its way. */
export type Pictures = Readonly<Record<string, Picture | 'failed'>>;

/** Fetches photographs, holds them as long as the form is there, and lets them go with it. */
export function usePictures(shown: readonly Shown[]): Pictures {
  const [pictures, setPictures] = useState<Pictures>({});
  useEffect(() => {
    const leaving = new AbortController();
    const held: Picture[] = [];
    setPictures({});
    const fetchOne = async ({ photograph, url }: Shown): Promise<void> => {
      try {
        const picture = await fetchedPicture(url, leaving.signal);
        if (leaving.signal.aborted) picture.forget();
        else {
          held.push(picture);
          setPictures((before) => ({ ...before, [photograph]: picture }));
        }
      } catch {
        if (!leaving.signal.aborted)
          setPictures((before) => ({ ...before, [photograph]: 'failed' }));
      }
    };
    for (const one of shown) void fetchOne(one);
    return () => {
      leaving.abort();
      for (const { forget } of held) forget();
    };
  }, [shown]);
  return pictures;
}
