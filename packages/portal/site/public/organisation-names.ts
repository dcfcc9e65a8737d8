import { listOrganisations } from '@ducha/contracts';
import { useEffect, useState } from 'preact/hooks';
import { call } from '../api.ts';
import type { BodyOf } from '../answer.ts';
import { inLanguage, useLanguage, type Language } from '../language.ts';
import type { inspections as words } from '../texts/zh/inspections.ts';
import { places } from '../charts/places.ts';

type Kind = BodyOf<typeof listOrganisations>['organisations'][number]['kind'];

/** How many organisations are named before the rest is only counted. */
const named = 6;

/** The inspected organisations in words; the codes of all districts need no one's names. */
export function useTargets(texts: typeof words, codes: readonly string[]): string | undefined {
  const language = useLanguage();
  const [names, setNames] = useState<ReadonlyMap<string, string> | undefined>(undefined);
  const wanted = isEveryDistrict(codes) ? [] : codes.slice(0, named);
  useEffect(() => {
    const given = new AbortController();
    // Without the names, how many there are is told: the rest of the page stands.
    void namesOf(language, wanted, given.signal).then(setNames, () => {
      if (!given.signal.aborted) setNames(new Map());
    });
    return () => given.abort();
  }, [language, wanted.join()]);
  return targetsText(texts, codes, names);
}

/** Undefined until the names that are needed are known. */
export function targetsText(
  texts: typeof words,
  codes: readonly string[],
  names: ReadonlyMap<string, string> | undefined,
): string | undefined {
  if (isEveryDistrict(codes)) return texts.everyDistrict;
  if (names === undefined) return undefined;
  const shown = codes.slice(0, named).flatMap((code) => names.get(code) ?? []);
  if (shown.length === 0) return texts.count(codes.length);
  const rest = shown.length < codes.length ? texts.others(codes.length) : '';
  return `${shown.join(texts.between)}${rest}`;
}

function isEveryDistrict(codes: readonly string[]): boolean {
  return codes.length === places.length && places.every(({ code }) => codes.includes(code));
}

async function namesOf(
  language: Language,
  codes: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const kinds = new Set(codes.flatMap(kindsOf));
  const lists = await Promise.all(
    [...kinds].map(async (kind) => call(listOrganisations, { query: { kind } }, signal)),
  );
  return new Map(
    lists
      .flatMap((list) => (list.ok ? list.body.organisations : []))
      .map(({ code, chinese, english }) => [code, inLanguage(language, { chinese, english })]),
  );
}

/** The lists in which an organisation of such a code may stand: those of townships are long. */
function kindsOf(code: string): readonly Kind[] {
  if (/^\d{9}$/.test(code)) return ['township'];
  if (/^\d{6}$/.test(code) || code === 'kfq') return ['district'];
  return ['department', 'enterprise'];
}
