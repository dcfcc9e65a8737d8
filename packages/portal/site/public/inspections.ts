import { listPublicAnnouncements, listPublicInspections } from '@ducha/contracts';
import type { Answer, BodyOf } from '../answer.ts';
import { useAnswer } from '../answer.ts';
import { dayText, beijingDay } from '../dates.ts';
import { inLanguage, useLanguage, type Language } from '../language.ts';
import type { inspections as words } from '../texts/zh/inspections.ts';
import { answersTogether } from './answers-together.ts';

/** An inspection that takes complaints now, or letters that were posted in time. */
export type OpenInspection = BodyOf<typeof listPublicInspections>['inspections'][number];

type Announced = BodyOf<typeof listPublicAnnouncements>['announcements'][number];

/** An inspection that has something to show, and what people call it. */
export interface NamedInspection {
  readonly inspection: string;
  readonly name: string;
}

/**
 * The inspections that have something to show, the newest first: those open now, and those whose
 * stationing was announced, which is how an inspection stays known after its end.
 */
export function useInspections(texts: typeof words): {
  readonly answer: Answer<readonly NamedInspection[]>;
  readonly again: () => void;
} {
  const language = useLanguage();
  const open = useAnswer(listPublicInspections, {});
  const announced = useAnswer(listPublicAnnouncements, announcedFrom(undefined), {
    nextOf: ({ next }) => next,
    from: announcedFrom,
    joined: (before, { announcements }) => ({
      ...before,
      announcements: [...before.announcements, ...announcements],
    }),
  });
  const answer = answersTogether(open.answer, announced.answer);
  return {
    answer:
      answer.state === 'ready'
        ? {
            state: 'ready',
            body: namedInspections(
              language,
              texts,
              answer.body[0].inspections,
              answer.body[1].announcements,
            ),
          }
        : answer,
    again: () => {
      open.again();
      announced.again();
    },
  };
}

/** Announced stationings, a page of them: over the years there are more than one holds. */
function announcedFrom(after: string | undefined) {
  const page = { kind: 'stationing', limit: 100 } as const;
  return { query: { ...page, ...(after === undefined ? {} : { after }) } };
}

/** Open inspections by what they are and when; past ones by their announcement. Each once. */
export function namedInspections(
  language: Language,
  texts: typeof words,
  open: readonly Pick<OpenInspection, 'inspection' | 'level' | 'kind' | 'from' | 'until'>[],
  announced: readonly Pick<Announced, 'inspection' | 'publishedAt' | 'title'>[],
): readonly NamedInspection[] {
  const named = new Map<string, string>();
  for (const { inspection, level, kind, from, until } of open) {
    const window = texts.window(dayText(language, from), dayText(language, until));
    named.set(inspection, `${texts.name(level, kind)} · ${window}`);
  }
  for (const { inspection, title, publishedAt } of announced) {
    if (inspection === null || named.has(inspection)) continue;
    const day = dayText(language, beijingDay(publishedAt));
    named.set(inspection, `${inLanguage(language, title)} · ${day}`);
  }
  return [...named].map(([inspection, name]) => ({ inspection, name }));
}
