import { listComplaintTypes } from '@ducha/contracts';
import { useLanguage } from '../language.ts';
import { mayUse, usePerson } from './person.ts';
import { useRead } from './reads.ts';

/** Types 问题类型 and industries 行业类别, named in the reader's language. */
export function useComplaintTypes() {
  const language = useLanguage();
  const person = usePerson();
  const { answer, again } = useRead(
    listComplaintTypes,
    mayUse(person, listComplaintTypes.name) ? { query: {} } : undefined,
  );
  const all = answer.state === 'ready' ? answer.body.types : [];
  const nameOf = ({ name }: (typeof all)[number]): string =>
    language === 'zh' ? name.chinese : name.english;
  const names = new Map(all.map((type) => [type.code, nameOf(type)]));
  return {
    answer,
    again,
    /** Those in use, in the list's own order, to choose from. */
    inUse: (kind: 'type' | 'industry'): readonly { value: string; text: string }[] =>
      all
        .filter((type) => type.kind === kind && !type.retired)
        .toSorted((a, b) => a.order - b.order)
        .map((type) => ({ value: type.code, text: nameOf(type) })),
    /** The name of a code; the code itself while the names are on their way. */
    nameOf: (code: string): string => names.get(code) ?? code,
  };
}
