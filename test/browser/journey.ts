import { beijingDate } from '@ducha/calendar';
import { listPublicBatches, listTasks, readInspection } from '@ducha/contracts';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { House } from '../house.ts';
import { catalogue } from './catalogue.ts';
import { countClicks, type Cost, type Counter, type Job } from './clicks.ts';
import { signInAs } from './sign-in.ts';
import { printed, saidIn, saved } from './taken-out.ts';
import { visit, type Language, type Size, type Visitor } from './visitor.ts';

/** Whose journey it is: over which house, with what before their eyes. */
export interface Journey {
  readonly house: House;
  readonly browser: Browser;
  readonly size: Size;
  readonly language: Language;
  /** What a step leaves for those after it. */
  readonly kept: { receipt: string; inspection: string; complaint: string; batch: string };
  /** What each job took, as far as the journey has come. */
  readonly costs: Map<Job, Cost>;
}

const chaoyang = '110105';
const day = 24 * 3600 * 1000;
const hour = 3600 * 1000;

/** Nothing of it may be seen by an official without a recorded look, nor by the public. */
const secrets = {
  name: '欧阳静怡',
  phone: '13912345678',
  words: '我住在幸福里小区7号楼，楼下烧烤店每晚冒黑烟',
};

/** The steps of the journey, each on pages, by the person whose step it is. */
export function stepsOf(journey: Journey): readonly { says: string; walk: () => Promise<void> }[] {
  const { size, language, kept, costs } = journey;
  /** Of a job whose form the address has opened: in the list one press does. */
  const fromTheList = ({ presses, texts }: Cost): Cost => ({ presses: presses + 1, texts });
  const t = catalogue[language];
  const someone = (): Promise<Visitor> =>
    visit(journey.browser, journey.house.cloud.portal, { size, language });
  /** What a signed-in person does, in a browser that is closed afterwards. */
  async function as(
    person: string,
    to: string,
    act: (page: Page, visitor: Visitor, counter: Counter) => Promise<void>,
  ): Promise<void> {
    const visitor = await someone();
    await signInAs(visitor, person, to);
    await act(visitor.page, visitor, await countClicks(visitor.context));
    await visitor.leave();
  }
  const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
  const press = (page: Page, name: string) =>
    page.getByRole('button', { name, exact: true }).click();
  const openAct = (page: Page, name: string) =>
    page.getByRole('link', { name, exact: true }).click();
  const choose = (page: Page, name: string) =>
    page.getByRole('radio', { name, exact: true }).check();
  const today = (after = 0): string =>
    beijingDate(new Date(journey.house.cloud.clock.now().getTime() + after * day).toISOString());
  /** A photograph as a phone takes it, as far as its bytes go. */
  const photograph = async (page: Page) => ({
    name: 'IMG_0001.jpg',
    mimeType: 'image/jpeg',
    buffer: await page.screenshot({ type: 'jpeg' }),
  });
  /** What is asked for has come: then axe, and a picture. */
  const look = async (visitor: Visitor, name: string): Promise<void> => {
    await visitor.page.locator('main .state.loading').first().waitFor({ state: 'detached' });
    await visitor.look(name);
  };
  /** The first organisation that a field offers for what was typed. */
  const offered = (page: Page) =>
    page.locator('[role="listbox"]:not([hidden]) [role="option"]').first();
  const actDone = (page: Page, sentence: string) =>
    page.getByText(sentence, { exact: true }).waitFor();

  async function openWith(page: Page, typed: string): Promise<void> {
    await field(page, t.follow.receipt.label).fill(typed);
    await press(page, t.follow.receipt.open);
  }

  return [
    {
      says: '1. an inspection is drafted, approved, prepared, opened',
      walk: async () => {
        const i = t.inspections;
        await as('office-clerk', '/work/inspections', async (page, visitor) => {
          await page.getByRole('link', { name: i.draft }).click();
          await page.getByRole('combobox', { name: i.form.targets }).fill(chaoyang);
          await offered(page).click();
          await page.getByLabel(i.form.from).fill(today());
          await page.getByLabel(i.form.until).fill(today(29));
          await page.getByLabel(i.policy.round).fill('3');
          await look(visitor, 'inspection-draft');
          await press(page, i.form.submit);
          await page.waitForURL(/\/work\/inspections\/[0-9a-z]{26}$/);
          kept.inspection = new URL(page.url()).pathname.split('/').at(-1) ?? '';
        });
        const address = `/work/inspections/${kept.inspection}`;
        // A list follows a moment behind.
        await journey.house.cloud.settled();
        // Whoever has something to do is one click from doing it.
        await as('office-head', '/todo', async (page) => {
          await page
            .getByRole('main')
            .getByRole('link', { name: t.words.act.submitInspection })
            .click();
          await press(page, i.submit.act);
          await actDone(page, i.next.done(t.words.act.submitInspection));
        });
        await as('committee-and-government-approver', address, async (page) => {
          await openAct(page, t.words.act.decideInspection);
          await choose(page, i.decide.decisions.approve);
          await field(page, i.decide.reason).fill('同意开展');
          await press(page, i.decide.act);
          await actDone(page, i.next.done(t.words.act.decideInspection));
        });
        await as('office-head', address, async (page, visitor) => {
          await openAct(page, t.words.act.prepareInspection);
          const subjects = page.getByRole('textbox', { name: i.team.subject, exact: true });
          await subjects.nth(0).fill('leader-1');
          await subjects.nth(1).fill('deputy-1');
          const deputy = page.getByRole('group', { name: i.team.deputy(1) });
          await deputy.getByRole('combobox', { name: i.team.organisations }).fill('sthjj');
          await offered(page).click();
          await deputy.getByRole('checkbox', { name: i.team.leads }).check();
          await look(visitor, 'inspection-team');
          await press(page, i.team.act);
          await actDone(page, i.next.done(t.words.act.prepareInspection));
          await openAct(page, t.words.act.openStationing);
          await press(page, i.open.act);
          await actDone(page, i.next.done(t.words.act.openStationing));
          await look(visitor, 'inspection-stationed');
          await openAct(page, t.words.act.changeTeam);
          await press(page, i.team.change.add);
          await page.getByRole('textbox', { name: i.team.subject, exact: true }).fill('member-1');
          await field(page, i.team.change.reason).fill('增加力量');
          await look(visitor, 'inspection-team-change');
          await press(page, i.team.change.act);
          await actDone(page, i.next.done(t.words.act.changeTeam));
          await page.getByRole('heading', { name: i.team.change.title }).waitFor();
          await look(visitor, 'inspection-team-changed');
        });
        await journey.house.cloud.settled();
      },
    },

    {
      says: '2. a citizen reports with a photograph, keeps the receipt, and follows with it alone',
      walk: async () => {
        const citizen = await someone();
        const { page } = citizen;
        const r = t.report;
        const counter = await countClicks(citizen.context);
        await citizen.go(language === 'zh' ? '/' : '/en/');
        await page
          .getByRole('main')
          .getByRole('link', { name: t.frame.nav.report })
          .first()
          .click();
        await field(page, r.problem.label).fill(secrets.words);
        await page
          .getByRole('combobox', { name: r.optional(r.district.label) })
          .selectOption(chaoyang);
        await page.getByRole('combobox', { name: r.optional(r.type.label) }).selectOption('air');
        await look(citizen, 'report-1-what');
        await press(page, r.next);
        await page
          .locator('input[type="file"]')
          .first()
          .setInputFiles([await photograph(page)]);
        await page.getByText(r.photographs.progress.uploaded).waitFor();
        await look(citizen, 'report-2-photographs');
        await press(page, r.next);
        await page.getByRole('radio', { name: r.reach.contact }).check();
        await field(page, r.reach.phone).fill(secrets.phone);
        await field(page, r.optional(r.reach.name)).fill(secrets.name);
        await look(citizen, 'report-3-reach');
        await press(page, r.next);
        await look(citizen, 'report-4-check');
        await page.getByRole('button', { name: r.check.send, exact: true }).dblclick();
        await page.getByRole('heading', { name: r.receipt.title }).waitFor();
        const reported = counter.taken();
        // It was sent by a double click, which nobody needs.
        costs.set('report', { ...reported, presses: reported.presses - 1 });
        await look(citizen, 'report-5-receipt');
        await press(page, r.receipt.copy);
        await page.getByText(r.receipt.copied).waitFor();
        counter.taken();
        kept.receipt = await page.evaluate(() => navigator.clipboard.readText());
        expect(kept.receipt.replaceAll(/\D/g, '')).toHaveLength(20);
        expect(page.url()).not.toContain(kept.receipt.replaceAll(/\D/g, ''));
        await page.getByRole('main').getByRole('link', { name: r.receipt.follow }).click();
        await openWith(page, kept.receipt);
        await page.getByText(t.follow.standing).waitFor();
        costs.set('follow', counter.taken());
        await look(citizen, 'follow-received');
        await citizen.leave();
        await journey.house.cloud.settled();
      },
    },

    {
      says: '3. the screener looks at the words, which is recorded, and accepts with a number',
      walk: async () => {
        await as('office-screener', '/todo', async (page, visitor, counter) => {
          await look(visitor, 'todo-screener');
          await page
            .getByRole('main')
            .getByRole('link', { name: t.words.act.screenComplaint })
            .first()
            .click();
          await page.waitForURL(/\/c\/[0-9a-z]{26}/);
          kept.complaint = new URL(page.url()).pathname.split('/').at(-1) ?? '';
          await choose(page, t.screen.decisions.accept);
          await press(page, t.workspace.look.act);
          await page.getByText(secrets.words).waitFor();
          await counter.aside(async () => {
            await field(page, t.screen.clearedText).fill(
              `${secrets.name}反映某小区楼下烧烤店夜间冒黑烟`,
            );
            visitor.meets(422, /\/complaints\/\w+\/screening$/);
            await press(page, t.screen.submit.accept);
            // The complainant's own name is found, and nothing was done.
            await page.getByText(t.words.problem['personal-data-in-text']).waitFor();
            await look(visitor, 'screen-personal-data');
          });
          await field(page, t.screen.clearedText).fill('某小区楼下烧烤店夜间冒黑烟');
          await press(page, t.screen.submit.accept);
          await actDone(page, t.complaint.next.done(t.words.act.screenComplaint));
          costs.set('screen', counter.taken());
          await page
            .getByText(/W3BJ\d{8}0001/)
            .first()
            .waitFor();
          // What is empty is a line, and what it is all about stays in sight.
          const reminders = page.locator('section.card:has(#reminders)');
          expect((await reminders.boundingBox())?.height).toBeLessThan(120);
          await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
          await expect
            .poll(async () => (await page.getByRole('heading', { level: 1 }).boundingBox())?.y)
            .toBeGreaterThanOrEqual(0);
          await page.locator('.case-head').getByText('某小区楼下烧烤店夜间冒黑烟').waitFor();
          await look(visitor, 'complaint-accepted');
        });
        await journey.house.cloud.settled();
      },
    },

    {
      says: '4. the clerk closes the batch after a preview; the notice is there to read',
      walk: async () => {
        const b = t.batches;
        await as('office-clerk', '/work/batches', async (page, visitor) => {
          await press(page, b.close.open);
          // Each is named by what it is about before its hand-over, which cannot be taken back.
          await page.getByText(b.close.each(1)).click();
          await page.getByRole('link', { name: '某小区楼下烧烤店夜间冒黑烟' }).waitFor();
          await look(visitor, 'batch-preview');
          await press(page, b.close.submit(1));
          await page.waitForURL(/\/work\/batches\/.+/);
          kept.batch = new URL(page.url()).pathname.split('/').at(-1) ?? '';
          await page.getByRole('heading', { name: b.notice }).waitFor();
          await page.getByRole('link', { name: '某小区楼下烧烤店夜间冒黑烟' }).waitFor();
          await look(visitor, 'batch-handed-over');
        });
        await journey.house.cloud.settled();
      },
    },

    {
      says: '5. the message on the liaison’s phone leads to the complaint, where it is signed for',
      walk: async () => {
        const sms = journey.house.cloud.sms.list().find(({ phone }) => phone === '13800000001');
        const link = /https?:\/\/\S+/.exec(sms?.text ?? '')?.[0] ?? '';
        expect(link).toBe(`${journey.house.cloud.portal}/c/${kept.complaint}`);
        await as(
          `organisation-liaison@${chaoyang}`,
          new URL(link).pathname,
          async (page, visitor) => {
            await look(visitor, 'complaint-to-sign');
            await page
              .locator('.case-head')
              .getByText(/朝阳区|Chaoyang/)
              .waitFor();
            await openAct(page, t.words.act.signIn);
            await press(page, t.handling.signIn.submit);
            await actDone(page, t.complaint.next.done(t.words.act.signIn));
            expect(await page.getByText(secrets.words).count()).toBe(0);
            expect(await page.getByText(secrets.phone).count()).toBe(0);
          },
        );
      },
    },

    {
      says: '6. the organisation replies with evidence, its principal approves, the office reviews',
      walk: async () => {
        const h = t.handling.reply;
        await as(
          `organisation-liaison@${chaoyang}`,
          `/c/${kept.complaint}#act-reply`,
          async (page, visitor, counter) => {
            await choose(page, t.words.verdict.substantiated);
            await choose(page, h.results.staged);
            await field(page, h.findings).fill('现场核查时店内未安装油烟净化设施，群众反映属实。');
            await field(page, h.handling).fill('责令立即停止露天烧烤，并立案处罚。');
            await field(page, h.goal).fill('安装净化设施，达标排放。');
            await field(page, h.measures).fill('安装油烟净化设施并定期清洗');
            await page.getByLabel(h.deadline).fill(today(10));
            // Half written, the page is left by accident: what was written is still there.
            await counter.aside(async () => {
              await page.reload();
              await page.getByText(h.restored).waitFor();
              expect(await field(page, h.findings).inputValue()).toContain('油烟净化设施');
              // The last strokes may have been on their way still: one field is written while the next are filled.
              await field(page, h.goal).fill('安装净化设施，达标排放。');
              await field(page, h.measures).fill('安装油烟净化设施并定期清洗');
              await page.getByLabel(h.deadline).fill(today(10));
            });
            await page
              .locator('input[type="file"]')
              .first()
              .setInputFiles([await photograph(page)]);
            await page.getByText(`✓ ${t.workspace.evidence.put}`, { exact: true }).waitFor();
            await look(visitor, 'reply-written');
            await press(page, h.submit);
            await actDone(page, t.complaint.next.done(t.words.act.reply));
            costs.set('reply', fromTheList(counter.taken()));
          },
        );
        await as(
          `organisation-principal@${chaoyang}`,
          `/c/${kept.complaint}#act-decideReply`,
          async (page, visitor, counter) => {
            await choose(page, t.handling.decision.approve);
            await look(visitor, 'reply-approval');
            await press(page, t.handling.decision.submit.approve);
            await actDone(page, t.complaint.next.done(t.words.act.decideReply));
            costs.set('approve', fromTheList(counter.taken()));
          },
        );
        await as(
          'office-reviewer',
          `/c/${kept.complaint}#act-reviewReply`,
          async (page, visitor, counter) => {
            await choose(page, t.review.decisions.confirm);
            await look(visitor, 'reply-review');
            await press(page, t.review.submit.confirm);
            await actDone(page, t.complaint.next.done(t.words.act.reviewReply));
            costs.set('review', fromTheList(counter.taken()));
            await look(visitor, 'complaint-staged');
          },
        );
        await journey.house.cloud.settled();
      },
    },

    {
      says: '7. the ledgers show it to all who work on it, and nothing of the complainant, on paper neither',
      walk: async () => {
        await journey.house.cloud.settled();
        const l = t.ledger;
        const liaison = `organisation-liaison@${chaoyang}`;
        for (const [person, to, name, group] of [
          ['office-head', '/work/complaints', 'complaints', 'stage'],
          [liaison, '/work/complaints', 'complaints-own', 'received'],
          [liaison, '/work/tasks', 'tasks', 'status'],
        ] as const) {
          await as(person, to, async (page, visitor) => {
            await page.locator('.ledger-row').first().waitFor();
            await page.getByLabel(l.group).selectOption(group);
            await page.getByRole('figure').waitFor();
            await look(visitor, `ledger-${name}`);
            const said = [
              await page.getByRole('main').innerText(),
              (await saved(page, l.csv)).bytes.toString('utf8'),
              saidIn((await saved(page, l.workbook)).bytes),
              await printed(page),
            ];
            for (const part of said) {
              expect(part).toContain('W3BJ');
              for (const secret of Object.values(secrets)) expect(part).not.toContain(secret);
            }
            await page.locator('.ledger-search input').fill(secrets.phone);
            await page.getByText(l.nothingMeets).waitFor();
          });
        }
      },
    },

    {
      says: '8. the task is reminded of; progress with a photograph, then it is finished',
      walk: async () => {
        const liaison = journey.house.as(`organisation-liaison@${chaoyang}`);
        const { body } = await liaison.ok(listTasks);
        const { task, deadline } = body.tasks[0]!;
        const due = Date.parse(`${deadline}T00:00:00+08:00`);
        const before = journey.house.cloud.sms.list().length;
        await journey.house.cloud.clock.moveTo(new Date(due - 3 * day + 10 * hour), {
          step: 12 * hour,
        });
        const reminded = journey.house.cloud.sms.list().slice(before);
        expect(reminded.map(({ phone }) => phone)).toContain('13800000001');
        // What was sent to whomever is there without a question, and says what it was about.
        await as('office-head', '/work/reminders', async (page, visitor) => {
          const rows = page.locator('tbody tr').filter({ hasText: body.tasks[0]!.number });
          await rows.first().locator(`a[href="/t/${task}"]`).waitFor();
          await look(visitor, 'reminders');
        });
        await as(`organisation-liaison@${chaoyang}`, `/t/${task}`, async (page, visitor) => {
          await look(visitor, 'task-open');
          await page.locator('.case-head').getByText('24:00').waitFor();
          await openAct(page, t.words.act.postProgress);
          await choose(page, t.task.post.words['on-schedule']);
          await field(page, t.task.post.text).fill('油烟净化设施已安装，检测达标。');
          await page
            .getByRole('combobox', { name: t.workspace.evidence.kind })
            .selectOption('after');
          await page
            .locator('input[type="file"]')
            .first()
            .setInputFiles([await photograph(page)]);
          await page.getByText(`✓ ${t.workspace.evidence.put}`, { exact: true }).waitFor();
          await look(visitor, 'task-progress');
          await press(page, t.task.post.submit);
          await actDone(page, t.task.next.done(t.words.act.postProgress));
          await openAct(page, t.words.act.finishTask);
          await field(page, t.task.finish.text).fill('各项措施均已完成。');
          await press(page, t.task.finish.submit);
          await actDone(page, t.task.next.done(t.words.act.finishTask));
          await look(visitor, 'task-finished');
        });
        await journey.house.cloud.settled();
      },
    },

    {
      says: '9. the batch is disclosed; the public reads the table, the receipt shows the outcome',
      walk: async () => {
        const b = t.batches;
        await as('office-reviewer', `/work/batches/${kept.batch}`, async (page, visitor) => {
          await press(page, b.disclose.open(1));
          await press(page, b.disclose.submit(1));
          await page.getByText(b.disclose.done(1)).waitFor();
          await look(visitor, 'batch-disclosed');
        });
        await journey.house.cloud.settled();
        const { body } = await journey.house.citizen.ok(listPublicBatches, {
          query: { inspection: kept.inspection },
        });
        expect(body.batches).toHaveLength(1);
        const citizen = await someone();
        const { page } = citizen;
        const at = language === 'zh' ? '' : '/en';
        // What stands in each part and in no other place of the page.
        const parts = [
          ['notice', /朝阳区|Chaoyang/],
          ['table', '某小区楼下烧烤店夜间冒黑烟'],
          ['result', '100%'],
        ] as const;
        for (const [part, content] of parts) {
          await citizen.go(`${at}/batch/?id=${kept.batch}&part=${part}`);
          await page.getByRole('main').getByText(content).first().waitFor();
          await look(citizen, `batch-${part}`);
          for (const secret of Object.values(secrets))
            expect(await page.content()).not.toContain(secret);
        }
        await citizen.go(`${at}/figures/`);
        const rows = page.locator('.organisations tbody tr:visible');
        await rows.first().waitFor();
        await look(citizen, 'figures');
        const all = page.getByRole('button', { name: /^(展开全部|Show all)/ }).first();
        const districts = 17;
        if (size === 'phone') {
          expect(await rows.count()).toBe(5);
          await all.click();
        } else expect(await all.count()).toBe(0);
        expect(await rows.count()).toBeGreaterThanOrEqual(districts);
        const how = page.locator('details.how').first();
        expect(await how.locator('p').isVisible()).toBe(false);
        await how.locator('summary').click();
        expect(await how.locator('p').isVisible()).toBe(true);
        await citizen.go(`${at}/follow/`);
        // As somebody types it who copied it from a letter.
        const fullWidth = kept.receipt.replaceAll(/\d/g, (digit) =>
          String.fromCodePoint(0xff10 + Number(digit)),
        );
        await openWith(page, ` ${fullWidth.replaceAll(' ', '　')} `);
        await page.getByRole('heading', { name: t.follow.outcome.title }).waitFor();
        await look(citizen, 'follow-outcome');
        await citizen.leave();
      },
    },

    {
      says: '10. the stationing ends: nothing more is taken, and the pages say so',
      walk: async () => {
        const i = t.inspections;
        await as('office-head', `/work/inspections/${kept.inspection}`, async (page) => {
          const closing = page.getByRole('link', { name: t.words.act.closeStationing });
          await closing.waitFor();
          expect(await closing.getAttribute('class')).toBe('button');
          await openAct(page, t.words.act.closeStationing);
          // What ends something is asked for once more.
          await page.getByLabel(i.close.until).fill(today());
          await press(page, i.close.act);
          await page.getByText(i.close.missingSure).waitFor();
          await page.getByLabel(i.close.sure).check();
          await press(page, i.close.act);
          await actDone(page, i.next.done(t.words.act.closeStationing));
        });
        await journey.house.cloud.settled();
        const seen = await journey.house
          .as('office-head')
          .ok(readInspection, { params: { inspection: kept.inspection } });
        expect(seen.body.stage).toBe('reporting');
        const citizen = await someone();
        await citizen.go(language === 'zh' ? '/report/' : '/en/report/');
        await citizen.page.getByText(t.report.closed.title).waitFor();
        await look(citizen, 'report-closed');
        await citizen.leave();
        expect(journey.house.cloud.alarms().filter(({ state }) => state === 'ALARM')).toEqual([]);
        expect(journey.house.cloud.proxy.denials).toEqual([]);
      },
    },
  ];
}
