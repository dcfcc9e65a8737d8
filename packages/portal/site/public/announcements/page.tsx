import { announcementKind, listPublicAnnouncements } from '@ducha/contracts';
import { useAnswer } from '../../answer.ts';
import { Notice, Shown } from '../../shown.tsx';
import type { announcements as Texts } from '../../texts/zh/announcements.ts';
import { AddressLink, useAddress } from '../address.tsx';
import { addressWith, idIn, oneOf } from '../address-filters.ts';
import { publicPage } from '../page.tsx';
import { AnnouncementLine } from './announcement-line.tsx';
import '../../style/information.css';

/** 公告: what the office announced and has not taken back, the newest first. */
export const announcements = publicPage({
  name: 'announcements',
  path: '/announcements/',
  texts: {
    zh: async () => (await import('../../texts/zh/announcements.ts')).announcements,
    en: async () => (await import('../../texts/en/announcements.ts')).announcements,
  },
  View: ({ texts }) => {
    const address = useAddress();
    const kind = oneOf(announcementKind.options, address?.get('kind'));
    const inspection = idIn(address?.get('inspection'));
    return (
      <section class="wide">
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        <nav class="choice-bar no-print no-read" aria-label={texts.filter}>
          <ul>
            <li>
              <AddressLink
                to={addressWith({ inspection })}
                current={address !== undefined && kind === undefined}
              >
                {texts.all}
              </AddressLink>
            </li>
            {announcementKind.options.map((one) => (
              <li key={one}>
                <AddressLink to={addressWith({ kind: one, inspection })} current={one === kind}>
                  {texts.kinds[one]}
                </AddressLink>
              </li>
            ))}
          </ul>
        </nav>
        {inspection === undefined ? null : (
          <p>
            {texts.ofInspection}{' '}
            <AddressLink to={addressWith({ kind })}>{texts.everyInspection}</AddressLink>
          </p>
        )}
        <AnnouncementList
          texts={texts}
          asked={
            address === undefined
              ? undefined
              : { kind, inspection, after: address.get('after') ?? undefined }
          }
        />
      </section>
    );
  },
});

function AnnouncementList(props: {
  readonly texts: typeof Texts;
  /** Undefined until the page knows its own address. */
  readonly asked:
    | {
        readonly kind: (typeof announcementKind.options)[number] | undefined;
        readonly inspection: string | undefined;
        readonly after: string | undefined;
      }
    | undefined;
}) {
  const { texts, asked } = props;
  const { kind, inspection, after } = asked ?? {};
  const { answer, again } = useAnswer(
    listPublicAnnouncements,
    asked === undefined
      ? undefined
      : {
          query: {
            limit: 20,
            ...(kind === undefined ? {} : { kind }),
            ...(inspection === undefined ? {} : { inspection }),
            ...(after === undefined ? {} : { after }),
          },
        },
  );
  return (
    <Shown answer={answer} again={again}>
      {({ announcements: all, next }) => (
        <>
          {all.length === 0 ? (
            <Notice>{texts.empty}</Notice>
          ) : (
            <ul class="lines">
              {all.map((one) => (
                <AnnouncementLine key={one.announcement} texts={texts} announcement={one} />
              ))}
            </ul>
          )}
          <p class="actions no-print">
            {next === null ? null : (
              <AddressLink class="button" to={addressWith({ kind, inspection, after: next })}>
                {texts.earlier}
              </AddressLink>
            )}
            {after === undefined ? null : (
              <AddressLink class="button" to={addressWith({ kind, inspection })}>
                {texts.newest}
              </AddressLink>
            )}
          </p>
        </>
      )}
    </Shown>
  );
}
