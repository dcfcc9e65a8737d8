import {
  correctAnnouncement,
  eraseAnnouncementTexts,
  readAnnouncement,
  withdrawAnnouncement,
} from '@ducha/contracts';
import { Fragment } from 'preact';
import { useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { momentText } from '../../dates.ts';
import { pathIn, useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import { useFilters } from '../filters.ts';
import { useInspections } from '../inspections-known.ts';
import { workspacePage } from '../page.tsx';
import { mayUse, usePerson } from '../person.ts';
import { useRead } from '../reads.ts';
import { useWords, wordOf } from '../words.ts';
import type { AnnouncementShown, AnnouncementTexts } from './announcement-shown.ts';
import { CorrectForm } from './correct-form.tsx';
import { EraseForm, nameOfText } from './erase-form.tsx';
import { AnnouncementPreview } from './preview.tsx';
import { WithdrawForm } from './withdraw-form.tsx';

/** One announcement with its editions; corrected or taken back here. */
export const announcement = workspacePage({
  texts: {
    zh: async () => (await import('./zh.ts')).announcements,
    en: async () => (await import('./en.ts')).announcements,
  },
  View: ({ texts }) => {
    const { params } = useRoute();
    const { filters } = useFilters();
    const edition = Number(filters['edition']);
    const { answer, again } = useRead(readAnnouncement, {
      params: { announcement: params['announcement'] ?? '' },
      query: Number.isInteger(edition) && edition > 0 ? { edition } : {},
    });
    return (
      <>
        <p class="small">
          <a href="/work/announcements">{texts.all}</a>
        </p>
        {answer.state === 'ready' ? null : <h1>{texts.title}</h1>}
        <Shown answer={answer} again={again}>
          {(body) => <AnnouncementView texts={texts} announcement={body} />}
        </Shown>
      </>
    );
  },
});

function AnnouncementView(props: {
  readonly texts: AnnouncementTexts;
  readonly announcement: AnnouncementShown;
}) {
  const { texts, announcement: shown } = props;
  const person = usePerson();
  const language = useLanguage();
  const inspections = useInspections();
  const { words } = useWords();
  const { addressWith } = useFilters();
  const [open, setOpen] = useState<'correct' | 'withdraw' | 'erase' | undefined>(undefined);
  const newest = shown.editions.at(-1)?.edition ?? shown.edition;
  const stands = shown.state === 'published';
  const close = (): void => setOpen(undefined);
  return (
    <>
      <h1>
        {texts.kinds[shown.kind]}{' '}
        <span class={stands ? 'tag green' : 'tag'}>{texts.states[shown.state]}</span>
      </h1>
      {shown.edition === newest ? null : (
        <p class="message mind">
          {texts.earlier(shown.edition)}{' '}
          <a href={addressWith({ edition: undefined })}>{texts.toNewest}</a>
        </p>
      )}
      {stands ? null : (
        <p class="message mind">
          {texts.withdrawn(
            shown.withdrawnAt === null ? '' : momentText(language, shown.withdrawnAt),
            shown.reason ?? texts.erased,
          )}
        </p>
      )}
      <AnnouncementPreview texts={texts} content={shown} />
      {open === 'correct' ? <CorrectForm texts={texts} announcement={shown} close={close} /> : null}
      {open === 'withdraw' ? (
        <WithdrawForm texts={texts} announcement={shown} close={close} />
      ) : null}
      {open === 'erase' ? <EraseForm texts={texts} announcement={shown} close={close} /> : null}
      {open === undefined ? (
        <p class="actions">
          {stands && mayUse(person, correctAnnouncement.name) && shown.edition === newest ? (
            <button type="button" class="button" onClick={() => setOpen('correct')}>
              {texts.correct.open}
            </button>
          ) : null}
          {stands && mayUse(person, withdrawAnnouncement.name) ? (
            <button type="button" class="button danger" onClick={() => setOpen('withdraw')}>
              {texts.withdraw.open}
            </button>
          ) : null}
          {shown.erasable.length > 0 && mayUse(person, eraseAnnouncementTexts.name) ? (
            <button type="button" class="button danger" onClick={() => setOpen('erase')}>
              {texts.erase.open}
            </button>
          ) : null}
          {stands ? (
            <a
              class="button plain"
              href={`${pathIn(language, '/announcement/')}?id=${shown.announcement}`}
            >
              {texts.publicPage}
            </a>
          ) : null}
        </p>
      ) : null}
      <dl class="facts">
        {shown.inspection === null ? null : (
          <>
            <dt>{texts.about}</dt>
            <dd>{inspections.nameOfId(shown.inspection)}</dd>
          </>
        )}
        <dt>{texts.columns.publishedAt}</dt>
        <dd>{momentText(language, shown.publishedAt)}</dd>
        <dt>{texts.editions}</dt>
        <dd>
          <ul class="plain-list">
            {shown.editions.map(({ edition, at, erased }) => (
              <li key={edition}>
                <a
                  href={addressWith({ edition: String(edition) })}
                  aria-current={edition === shown.edition ? 'true' : undefined}
                >
                  {texts.edition(edition)}
                </a>{' '}
                <span class="soft small">{momentText(language, at)}</span>
                {erased ? ` ${texts.erased}` : null}
              </li>
            ))}
          </ul>
        </dd>
        {shown.erasures.map(({ texts: erased, cause, ground, at }) => (
          <Fragment key={at}>
            <dt>{texts.erase.open}</dt>
            <dd>
              {erased.map((text) => nameOfText(text, texts)).join(texts.erase.comma)} ·{' '}
              {ground === null
                ? wordOf(words.erasureCause, cause)
                : wordOf(words.erasureGround, ground)}{' '}
              · {momentText(language, at)}
            </dd>
          </Fragment>
        ))}
      </dl>
    </>
  );
}
