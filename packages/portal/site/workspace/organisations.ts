import { listOrganisations } from '@ducha/contracts';
import { inLanguage, useLanguage } from '../language.ts';
import { useWords } from './words.ts';
import { useRead } from './reads.ts';

/** The organisations' names of today, in the reader's language. */
export function useOrganisations() {
  const language = useLanguage();
  const { workspace } = useWords();
  const { answer } = useRead(listOrganisations, { query: {} });
  const all = answer.state === 'ready' ? answer.body.organisations : [];
  const names = new Map(all.map((each) => [each.code, inLanguage(language, each)]));
  return {
    all,
    /** The name of a code; the code itself while the names are on their way. */
    nameOf: (code: string): string =>
      code === 'office' ? workspace.office : (names.get(code) ?? code),
  };
}
