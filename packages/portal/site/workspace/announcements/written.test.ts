import { expect, test } from 'vitest';
import { correctAnnouncement } from '@ducha/contracts';
import { contentOf, emptyAnnouncement, writtenOf } from './written.ts';

const written = {
  ...emptyAnnouncement,
  titleChinese: ' 进驻公告 ',
  textChinese: '正文',
  phone: '010-1',
};

test('what was left empty is null, and the house takes it', () => {
  expect(contentOf(written, true)).toEqual({
    title: { chinese: '进驻公告', english: null },
    text: { chinese: '正文', english: null },
    contact: { phone: '010-1', hours: null, mailbox: null, address: null },
  });
  expect(contentOf(written, false).contact).toBeNull();
  expect(correctAnnouncement.body.safeParse(contentOf(written, true)).success).toBe(true);
});

test('an announcement that is worded anew begins as it stands', () => {
  const content = contentOf(written, true);
  expect(contentOf(writtenOf(content), true)).toEqual(content);
});
