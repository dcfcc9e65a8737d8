import type { readPublicAnnouncement } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';
import { beijingDay, dayText, momentText } from '../../dates.ts';
import { inLanguage, pathIn, useLanguage } from '../../language.ts';
import type { announcement as Texts } from '../../texts/zh/announcement.ts';
import { AddressLink } from '../address.tsx';
import { addressWith } from '../address-filters.ts';

type Published = Extract<BodyOf<typeof readPublicAnnouncement>, { state: 'published' }>;

/** What an announcement says, how a stationed team is reached, and its other editions. */
export function PublishedAnnouncement(props: {
  readonly texts: typeof Texts;
  readonly announcement: Published;
}) {
  const { texts, announcement } = props;
  const { kind, title, text, contact, publishedAt, inspection } = announcement;
  const language = useLanguage();
  const erased = announcement.editions.some(
    (one) => one.edition === announcement.edition && one.erased,
  );
  const lang = language === 'en' && text.english === null ? 'zh-Hans' : undefined;
  const titleLang = language === 'en' && title.english === null ? 'zh-Hans' : undefined;
  return (
    <>
      <p>
        <span class="tag">{texts.kinds[kind]}</span>{' '}
        <span class="soft">{texts.publishedAt(dayText(language, beijingDay(publishedAt)))}</span>
      </p>
      <h1 lang={titleLang}>{inLanguage(language, title)}</h1>
      <EditionsOf texts={texts} announcement={announcement} />
      {erased ? (
        <p class="message mind">{texts.erased}</p>
      ) : (
        <>
          {lang === undefined ? null : <p class="message">{texts.noEnglish}</p>}
          <div class="announcement-text" lang={lang}>
            {inLanguage(language, text)
              .split(/\n{2,}/)
              .map((paragraph, at) => (
                // Paragraphs of one text never change places.
                <p key={at}>{paragraph}</p>
              ))}
          </div>
        </>
      )}
      {contact === null || erased ? null : <Contact texts={texts} contact={contact} kind={kind} />}
      <p class="actions no-print no-read">
        {inspection === null ? null : (
          <>
            <a
              class="button"
              href={`${pathIn(language, '/batches/')}${addressWith({ inspection })}`}
            >
              {texts.batches}
            </a>
            <a
              class="button"
              href={`${pathIn(language, '/announcements/')}${addressWith({ inspection })}`}
            >
              {texts.others}
            </a>
          </>
        )}
        <button type="button" class="button" onClick={() => print()}>
          {texts.print}
        </button>
      </p>
    </>
  );
}

function Contact(props: {
  readonly texts: typeof Texts;
  readonly contact: NonNullable<Published['contact']>;
  readonly kind: Published['kind'];
}) {
  const { texts, contact, kind } = props;
  const language = useLanguage();
  const { phone } = contact;
  return (
    <section class="card">
      <h2>{texts.contact}</h2>
      <dl class="facts">
        {phone === null ? null : (
          <>
            <dt>{texts.phone}</dt>
            <dd>
              <a class="phone" href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>
                {phone}
              </a>
            </dd>
          </>
        )}
        {(['hours', 'mailbox', 'address'] as const).map((name) =>
          contact[name] === null ? null : (
            <>
              <dt>{texts[name]}</dt>
              <dd>{contact[name]}</dd>
            </>
          ),
        )}
      </dl>
      {kind === 'stationing' ? (
        <p class="no-print no-read">
          <a class="button primary" href={pathIn(language, '/report/')}>
            {texts.report}
          </a>
        </p>
      ) : null}
    </section>
  );
}

function EditionsOf(props: { readonly texts: typeof Texts; readonly announcement: Published }) {
  const { texts, announcement } = props;
  const { announcement: id, edition: shown, editions } = announcement;
  const language = useLanguage();
  const newest = editions.at(-1);
  if (newest === undefined || editions.length < 2) return null;
  return (
    <>
      <p class="message mind">
        {shown === newest.edition
          ? texts.corrected(momentText(language, newest.at))
          : texts.oldEdition}
      </p>
      <nav class="choice-bar no-print no-read" aria-label={texts.editions}>
        <ul>
          {editions.toReversed().map(({ edition, at }) => (
            <li key={edition}>
              <AddressLink
                to={addressWith({ id, edition: edition === newest.edition ? undefined : edition })}
                current={edition === shown}
              >
                {texts.edition(edition, momentText(language, at))}
                {edition === newest.edition ? ` · ${texts.newest}` : ''}
              </AddressLink>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
