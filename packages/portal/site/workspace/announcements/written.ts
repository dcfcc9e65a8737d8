import type { Content } from './announcement-shown.ts';

/** What stands in the fields of an announcement. */
export const emptyAnnouncement = {
  titleChinese: '',
  titleEnglish: '',
  textChinese: '',
  textEnglish: '',
  phone: '',
  hours: '',
  mailbox: '',
  address: '',
};
export type Written = Readonly<typeof emptyAnnouncement>;

/** What an announcement says, to be worded anew. */
export function writtenOf({ title, text, contact }: Content): Written {
  return {
    titleChinese: title.chinese,
    titleEnglish: title.english ?? '',
    textChinese: text.chinese,
    textEnglish: text.english ?? '',
    phone: contact?.phone ?? '',
    hours: contact?.hours ?? '',
    mailbox: contact?.mailbox ?? '',
    address: contact?.address ?? '',
  };
}

/** What was written, as the house takes it: empty is null; how a team is reached goes with a stationing alone. */
export function contentOf(written: Written, stationing: boolean): Content {
  const given = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  return {
    title: { chinese: written.titleChinese.trim(), english: given(written.titleEnglish) },
    text: { chinese: written.textChinese.trim(), english: given(written.textEnglish) },
    contact: stationing
      ? {
          phone: given(written.phone),
          hours: given(written.hours),
          mailbox: given(written.mailbox),
          address: given(written.address),
        }
      : null,
  };
}
