import { readPublicAnnouncement } from '@ducha/contracts';
import { useAnswer } from '../../answer.ts';
import { beijingDay, dayText } from '../../dates.ts';
import { pathIn, useLanguage } from '../../language.ts';
import { Notice, Shown } from '../../shown.tsx';
import type { announcement as Texts } from '../../texts/zh/announcement.ts';
import { useAddress } from '../address.tsx';
import { idIn, ordinalIn } from '../address-filters.ts';
import { publicPage } from '../page.tsx';
import { PublishedAnnouncement } from './published-announcement.tsx';
import '../../style/information.css';

/** One announcement, whole, with its editions; of a withdrawn one, that it was withdrawn. */
export const announcement = publicPage({
  name: 'announcement',
  path: '/announcement/',
  texts: {
    zh: async () => (await import('../../texts/zh/announcement.ts')).announcement,
    en: async () => (await import('../../texts/en/announcement.ts')).announcement,
  },
  View: ({ texts }) => {
    const language = useLanguage();
    const address = useAddress();
    const id = idIn(address?.get('id'));
    return (
      <article class="announcement">
        <p class="way-back no-print no-read">
          <a href={pathIn(language, '/announcements/')}>{texts.back}</a>
        </p>
        {id === undefined ? (
          <>
            <h1>{texts.title}</h1>
            {address === undefined ? null : <Notice>{texts.missing}</Notice>}
          </>
        ) : (
          <OneAnnouncement
            key={id}
            texts={texts}
            id={id}
            edition={ordinalIn(address?.get('edition'))}
          />
        )}
      </article>
    );
  },
});

function OneAnnouncement(props: {
  readonly texts: typeof Texts;
  readonly id: string;
  readonly edition: number | undefined;
}) {
  const { texts, id, edition } = props;
  const language = useLanguage();
  const { answer, again } = useAnswer(readPublicAnnouncement, {
    params: { announcement: id },
    query: edition === undefined ? {} : { edition },
  });
  const day = (moment: string): string => dayText(language, beijingDay(moment));
  return (
    <>
      {answer.state === 'ready' ? null : <h1>{texts.title}</h1>}
      <Shown answer={answer} again={again}>
        {(read) =>
          read.state === 'withdrawn' ? (
            <>
              <p>
                <span class="tag">{texts.kinds[read.kind]}</span>
              </p>
              <h1>{texts.withdrawn}</h1>
              <p class="message mind">
                {texts.withdrawnText(day(read.publishedAt), day(read.withdrawnAt))}
              </p>
            </>
          ) : (
            <PublishedAnnouncement texts={texts} announcement={read} />
          )
        }
      </Shown>
    </>
  );
}
