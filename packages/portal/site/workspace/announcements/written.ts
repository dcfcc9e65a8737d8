import { typedText } from '@ducha/contracts/text-form.ts';
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
  const given = (text: string): string | null => (typedText(text) === '' ? null : typedText(text));
  return {
    title: { chinese: typedText(written.titleChinese), english: given(written.titleEnglish) },
    text: { chinese: typedText(written.textChinese), english: given(written.textEnglish) },
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
