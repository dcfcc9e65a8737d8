import {
  lookAtComplaint,
  playedSecondsLimit,
  publishAnnouncement,
  requestAttachmentUpload,
  requestPhotographUpload,
  submitComplaint,
} from '@ducha/contracts';
import { fileTypeOf } from '@ducha/contracts/file-type.ts';
import { fileOfType } from '@ducha/contracts/testing/file-of-type.ts';
import { loadBasics } from '@ducha/local-cloud';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complaintsAt, openInspection } from '../acts.ts';
import { openHouse, type House } from '../house.ts';
import { between, cut, passed } from './answers.ts';
import { catalogue } from './catalogue.ts';
import { startChromium } from './chromium.ts';
import { signInAs } from './sign-in.ts';
import { visits } from './visitor.ts';

/** Recordings and documents: a citizen's with a report, a clerk's with a letter, and whoever looks hears and saves them. */
let house: House;
let browser: Browser;
let inspection: string;
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), startChromium()]);
  await loadBasics(house.cloud);
  inspection = await openInspection(house);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});
/** The complaint that came last. */
async function newest(known: ReadonlySet<string>): Promise<string> {
  await house.cloud.settled();
  const rows = await complaintsAt(house, inspection, 'received');
  return rows.find(({ complaint }) => !known.has(complaint))?.complaint ?? '';
}
/** Those that there are. */
async function known(): Promise<ReadonlySet<string>> {
  await house.cloud.settled();
  const rows = await complaintsAt(house, inspection, 'received');
  return new Set(rows.map(({ complaint }) => complaint));
}

const visiting = visits(() => ({ browser, house }));

/** Two seconds of silence, as a WAV, or more of less quality. */
function silence(seconds = 2, rate = 8_000): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + rate * seconds, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(rate * seconds, 40);
  return Buffer.concat([head, Buffer.alloc(rate * seconds, 128)]);
}
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n');
const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });

/** Four pixels in the container of a HEIC, with a picture inside that this browser can read. */
const readable = Buffer.from(
  'AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAADybWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAGxpYmF2aWYAAAAADnBpdG0AAAAAAAEAAAAeaWxvYwAAAABEAAABAAEAAAABAAABGgAAAB0AAAAoaWluZgAAAAAAAQAAABppbmZlAgAAAAABAABhdjAxQ29sb3IAAAAAamlwcnAAAABLaXBjbwAAABRpc3BlAAAAAAAAAAIAAAACAAAAEHBpeGkAAAAAAwgICAAAAAxhdjFDgQ0MAAAAABNjb2xybmNseAACAAIAAYAAAAAXaXBtYQAAAAAAAAABAAEEAQKDBAAAACVtZGF0EgAKCBgANogQEAwgMg8f8D///8WfhwB8+ErK42A=',
  'base64',
);

describe.each([
  ['zh', 'phone'],
  ['en', 'desk'],
] as const)('in %s, %s', (language, size) => {
  const { report: r, workspace: w, words } = catalogue[language];

  test('a citizen’s recording and PDF go with a report; whoever screens hears the one and saves the other', async () => {
    const before = await known();
    await visiting({ size, language }, async (visitor) => {
      const { page, context } = visitor;
      const announced = await between(page, requestAttachmentUpload);
      const submitted = await between(page, submitComplaint);
      await page.goto(language === 'zh' ? '/report/' : '/en/report/');
      await page.getByRole('textbox', { name: r.problem.label, exact: true }).fill('夜里风机很吵');
      const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
      await press(r.next);
      const others = page.getByLabel(r.photographs.addAttachment, { exact: true });
      let puts = 0;
      await context.route('**', async (route) => {
        if (route.request().method() !== 'PUT') return route.fallback();
        puts += 1;
        return puts === 1 ? cut(route) : passed(route);
      });
      await others.setInputFiles([
        file('noise.wav', 'audio/wav', silence()),
        file('measured.pdf', 'application/pdf', pdf),
        file('again.pdf', 'application/pdf', pdf),
        file('broken.mp4', 'video/mp4', Buffer.from(fileOfType('video/mp4', 'no film'))),
        file('empty.mp3', 'audio/mpeg', Buffer.alloc(0)),
        // So quiet and so coarse that its bytes are not too many.
        file('long.wav', 'audio/wav', silence(playedSecondsLimit.sound + 1, 4_000)),
        file('photo.jpg', 'image/jpeg', Buffer.from('#!/bin/sh\necho hello\n')),
      ]);
      for (const why of ['twice', 'empty', 'too-long', 'other'] as const) {
        await page.getByText(r.photographs.unfit[why]).waitFor();
      }
      // The first broke off, and is begun again.
      const sound = r.photographs.nthOf.sound(1);
      await press(r.photographs.of(r.photographs.again, sound));
      await expect
        .poll(() => page.getByText(r.photographs.progress.uploaded, { exact: true }).count())
        .toBe(3);
      await page.getByText('0:02').waitFor();
      await page.getByText(r.photographs.attachmentsLeft(1)).waitFor();
      await visitor.look(`report-attachments-${language}`);
      for (let left = 4; left > 0; left -= 1) {
        await page.getByRole('button', { name: r.photographs.dismiss }).first().click();
      }
      await press(r.next);
      await press(r.next);
      await page.getByText(r.check.count(0, 3)).waitFor();
      await press(r.check.send);
      await page.getByRole('heading', { name: r.receipt.title }).waitFor();
      const keys = announced.map((each) => each.headers()['idempotency-key']);
      expect(keys).toHaveLength(4);
      expect(new Set(keys).size).toBe(3);
      expect(submitted[0]?.postDataJSON().attachments).toHaveLength(3);
    });
    const complaint = await newest(before);
    await visiting({ size, language }, async (visitor) => {
      const { page } = visitor;
      await signInAs(visitor, 'office-screener', `/c/${complaint}`);
      await page.getByText(catalogue[language].complaint.facts.attachmentsGiven(3)).waitFor();
      await page.getByRole('link', { name: words.act.screenComplaint, exact: true }).click();
      await page.getByRole('button', { name: w.look.act, exact: true }).first().click();
      const listed = page.getByRole('list', { name: w.look.attachments });
      await listed.waitFor();
      expect(await listed.innerText()).toContain(words.mediaType['audio/wav']);
      await listed
        .getByRole('button', { name: `${w.look.openAttachment.sound} ${w.look.attachment(1)}` })
        .click();
      const player = listed.locator('audio');
      await player.waitFor();
      await expect
        .poll(() => player.evaluate((one) => (one as HTMLAudioElement).duration))
        .toBeCloseTo(2, 1);
      await listed
        .getByRole('button', { name: `${w.look.openAttachment.document} ${w.look.attachment(2)}` })
        .click();
      await page.getByText(w.look.documentFetched).waitFor();
      // What the browser cannot play is said, and there to be saved.
      const film = w.look.attachment(3);
      await listed.getByRole('button', { name: `${w.look.openAttachment.film} ${film}` }).click();
      await page.getByText(w.look.notPlayed(film)).waitFor();
      await visitor.look(`attachments-looked-${language}`);
      const downloading = page.waitForEvent('download');
      await listed.getByRole('link', { name: w.look.save }).nth(1).click();
      expect((await downloading).suggestedFilename()).toMatch(/2\.pdf$/);
    });
  });
});

test('a clerk registers a letter with its scan and a photograph of the envelope; what is no such file is said so', async () => {
  const before = await known();
  const { register: t, workspace: w } = catalogue.zh;
  await visiting({ size: 'desk', language: 'zh' }, async (visitor) => {
    const { page } = visitor;
    await signInAs(visitor, 'office-clerk', '/work/register');
    const submit = page.getByRole('button', { name: t.submit });
    await submit.waitFor();
    await page.getByLabel(t.problem).fill('来信反映扬尘');
    const picture = await page.screenshot({ type: 'jpeg' });
    await page
      .locator('input[type="file"]')
      .setInputFiles([
        file('信.pdf', 'application/pdf', pdf),
        file('信封.jpg', 'image/jpeg', picture),
        file('page.jpg', 'image/jpeg', Buffer.from('<script>alert(1)</script>')),
      ]);
    await page.getByText(t.unfitFile['wrong-type']).waitFor();
    await expect.poll(() => page.getByText(w.evidence.put).count()).toBe(2);
    await submit.click();
    await page.getByText(w.evidence.unfinished).waitFor();
    await page.getByRole('button', { name: `${w.evidence.remove} page.jpg` }).click();
    await visitor.look('register-files');
    await submit.click();
    await page.getByRole('heading', { name: t.receipt }).waitFor();
  });
  const { body } = await house.as('office-screener').ok(lookAtComplaint, {
    params: { complaint: await newest(before) },
    body: { reason: '受理' },
  });
  expect([body.photographs.length, body.attachments.length]).toEqual([1, 1]);
});

test('a picture that a telephone keeps in a container of HEIC becomes a JPEG where the browser can read it', async () => {
  await visiting({ size: 'phone', language: 'zh' }, async ({ page }) => {
    const { report: r } = catalogue.zh;
    const announced = await between(page, requestPhotographUpload);
    const bodies: (Buffer | null)[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PUT') bodies.push(request.postDataBuffer());
    });
    await page.goto('/report/');
    await page.getByRole('textbox', { name: r.problem.label, exact: true }).fill('冒黑烟');
    await page.getByRole('button', { name: r.next, exact: true }).click();
    const photographs = page.locator('input[type="file"]').first();
    await photographs.setInputFiles(file('IMG_1.HEIC', 'image/heic', readable));
    await expect.poll(() => announced.length).toBe(1);
    expect(announced[0]?.postDataJSON()).toMatchObject({ mediaType: 'image/jpeg' });
    await expect.poll(() => bodies.length).toBe(1);
    const sent = bodies[0] ?? Buffer.alloc(0);
    expect(fileTypeOf(sent)).toBe('image/jpeg');
    expect(sent.toString('latin1')).not.toContain('Exif');
  });
});

describe.each([
  ['zh', 'phone'],
  ['en', 'desk'],
] as const)('in %s, %s', (language, size) => {
  const { report: r, workspace: w, words } = catalogue[language];
  const t = r.position;

  test('where a citizen stands goes when they say so; refused by the device it is said, and the report goes without', async () => {
    const before = await known();
    await visiting({ size, language }, async (visitor) => {
      const { page, context } = visitor;
      const submitted = await between(page, submitComplaint);
      const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
      await page.goto(language === 'zh' ? '/report/' : '/en/report/');
      await page.getByRole('textbox', { name: r.problem.label, exact: true }).fill('冒黑烟');
      await press(t.add);
      await page.getByText(t.none.denied).waitFor();
      await visitor.look(`report-position-denied-${language}`);
      await context.grantPermissions(['geolocation']);
      await context.setGeolocation({ latitude: 39.90421, longitude: 116.40739, accuracy: 12 });
      await press(t.add);
      await page.getByText(t.added(12)).waitFor();
      await press(t.remove);
      await press(t.add);
      await page.getByText(t.added(12)).waitFor();
      await visitor.look(`report-position-${language}`);
      for (let step = 0; step < 3; step += 1) await press(r.next);
      await page.getByText(t.added(12)).waitFor();
      await press(r.check.send);
      await page.getByRole('heading', { name: r.receipt.title }).waitFor();
      expect(submitted[0]?.postDataJSON().position).toEqual({
        latitude: 39.90421,
        longitude: 116.40739,
        accuracy: 12,
      });
    });
    const complaint = await newest(before);
    await visiting({ size, language }, async (visitor) => {
      const { page } = visitor;
      await signInAs(visitor, 'office-screener', `/c/${complaint}`);
      await page.getByRole('link', { name: words.act.screenComplaint, exact: true }).click();
      expect(await page.getByText('39.9042').count()).toBe(0);
      await page.getByRole('button', { name: w.look.act, exact: true }).first().click();
      await page.getByText('39.90421').waitFor();
    });
  });
});

test('a group’s visit is not registered before somebody speaks for it', async () => {
  const { register: t, words } = catalogue.zh;
  await visiting({ size: 'desk', language: 'zh' }, async (visitor) => {
    const { page } = visitor;
    visitor.meets(422, /\/complaints$/);
    await signInAs(visitor, 'office-clerk', '/work/register');
    await page.getByText(words.channel.visit, { exact: true }).click();
    await page.getByLabel(t.problem).fill('七人来访反映扬尘');
    await page.getByLabel(t.people).fill('7');
    const submit = page.getByRole('button', { name: t.submit });
    await submit.click();
    await page.getByText(words.problem['representatives-needed']).first().waitFor();
    await visitor.look('register-visit');
    await page.getByLabel(t.representatives).fill('李某、王某');
    await submit.click();
    await page.getByRole('heading', { name: t.receipt }).waitFor();
  });
});

test('a clerk reads when the telephone is answered, is told outside of it, and registers all the same', async () => {
  const { register: t, words } = catalogue.zh;
  // By the clock of the house it is an hour too early.
  const minute = (ahead: number): string =>
    new Date(house.cloud.clock.now().getTime() + (8 * 60 + ahead) * 60_000)
      .toISOString()
      .slice(11, 16);
  const hours = `${minute(60)}-${minute(120)}`;
  await house.as('office-head').ok(publishAnnouncement, {
    body: {
      kind: 'stationing',
      inspection,
      title: { chinese: '进驻公告', english: null },
      text: { chinese: '督察组进驻。', english: null },
      contact: { phone: '010-00000000', hours, mailbox: null, address: null },
    },
  });
  await house.cloud.settled();
  await visiting({ size: 'phone', language: 'zh' }, async (visitor) => {
    const { page } = visitor;
    await signInAs(visitor, 'office-clerk', '/work/register');
    const told = page.getByText(t.phoneHours(hours));
    await told.waitFor();
    await page.getByText(t.outsideHours).waitFor();
    await visitor.look('register-outside-hours');
    // They are those of the telephone.
    await page.getByText(words.channel.letter, { exact: true }).click();
    expect(await told.count()).toBe(0);
    await page.getByText(words.channel.phone, { exact: true }).click();
    await told.waitFor();
    await page.getByLabel(t.problem).fill('夜里有人来电，反映噪声');
    await page.getByRole('button', { name: t.submit }).click();
    await page.getByRole('heading', { name: t.receipt }).waitFor();
  });
});
