import type { listPublicAnnouncements } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';
import { beijingDay, dayText } from '../../dates.ts';
import { inLanguage, pathIn, useLanguage } from '../../language.ts';
import type { announcements as Texts } from '../../texts/zh/announcements.ts';
import { addressWith } from '../address-filters.ts';

type Announcement = BodyOf<typeof listPublicAnnouncements>['announcements'][number];

/** An announcement in a list, a link to it. */
export function AnnouncementLine(props: {
  readonly texts: Pick<typeof Texts, 'kinds' | 'published' | 'corrected'>;
  readonly announcement: Announcement;
}) {
  const { texts, announcement } = props;
  const { announcement: id, kind, title, publishedAt, correctedAt } = announcement;
  const language = useLanguage();
  const foreign = language === 'en' && title.english === null;
  return (
    <li>
      <a class="line" href={`${pathIn(language, '/announcement/')}${addressWith({ id })}`}>
        <span class="tag">{texts.kinds[kind]}</span>
        <span class="line-name" lang={foreign ? 'zh-Hans' : undefined}>
          {inLanguage(language, title)}
        </span>
        <span class="line-more">
          {correctedAt === null ? null : (
            <span>{texts.corrected(dayText(language, beijingDay(correctedAt)))}</span>
          )}
          <span>{texts.published(dayText(language, beijingDay(publishedAt)))}</span>
        </span>
      </a>
    </li>
  );
}
