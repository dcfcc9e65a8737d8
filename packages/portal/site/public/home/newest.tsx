import { listPublicAnnouncements, listPublicBatches } from '@ducha/contracts';
import { useAnswer } from '../../answer.ts';
import { pathIn, useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import type { home as Texts } from '../../texts/zh/home.ts';
import { addressWith } from '../address-filters.ts';
import { AnnouncementLine } from '../announcements/announcement-line.tsx';
import { BatchLine } from '../batches/batch-line.tsx';

/** The newest announcements, and the way to all. */
export function NewestAnnouncements({ texts }: { readonly texts: typeof Texts }) {
  const language = useLanguage();
  const { answer, again } = useAnswer(listPublicAnnouncements, { query: { limit: 4 } });
  return (
    <section aria-labelledby="announcements">
      <h2 id="announcements">{texts.announcements.heading}</h2>
      <Shown
        answer={answer}
        again={again}
        empty={{
          when: ({ announcements }) => announcements.length === 0,
          says: texts.announcements.empty,
        }}
      >
        {({ announcements }) => (
          <>
            <ul class="lines">
              {announcements.map((one) => (
                <AnnouncementLine
                  key={one.announcement}
                  texts={texts.announcementWords}
                  announcement={one}
                />
              ))}
            </ul>
            <p>
              <a href={pathIn(language, '/announcements/')}>{texts.announcements.more}</a>
            </p>
          </>
        )}
      </Shown>
    </section>
  );
}

/** The newest batches of an inspection, and the way to all. */
export function NewestBatches(props: {
  readonly texts: typeof Texts;
  readonly inspection: string;
}) {
  const { texts, inspection } = props;
  const language = useLanguage();
  const { answer, again } = useAnswer(listPublicBatches, { query: { inspection, limit: 4 } });
  return (
    <section aria-labelledby="batches">
      <h2 id="batches">{texts.batches.heading}</h2>
      <Shown
        answer={answer}
        again={again}
        empty={{ when: ({ batches }) => batches.length === 0, says: texts.batches.empty }}
      >
        {({ batches }) => (
          <>
            <ul class="lines">
              {batches.map((batch) => (
                <BatchLine key={batch.batch} texts={texts.batchWords} batch={batch} />
              ))}
            </ul>
            <p>
              <a href={`${pathIn(language, '/batches/')}${addressWith({ inspection })}`}>
                {texts.batches.more}
              </a>
            </p>
          </>
        )}
      </Shown>
    </section>
  );
}
