import type { Bilingual } from '../complaint/words.ts';
import type { ComplaintsService } from '../service.ts';

/** The names that organisations had on a day, by code; the code itself where no name is known. */
export async function organisationNames(
  { directory }: Pick<ComplaintsService, 'directory'>,
  codes: readonly string[],
  date: string,
): Promise<(code: string) => Bilingual> {
  const found = await Promise.all(
    [...new Set(codes)].map(async (code) => [code, await directory.nameOn(code, date)] as const),
  );
  const names = new Map(found);
  return (code) => {
    const name = names.get(code);
    return { chinese: name?.chinese ?? code, english: name?.english ?? name?.chinese ?? code };
  };
}
