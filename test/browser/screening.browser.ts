import {
  glanceAtComplaints,
  listComplaints,
  listLooks,
  registerComplaint,
  screenComplaint,
  submitComplaint,
  readComplaint,
  writeToOffice,
} from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import { looks as looksEn } from '@ducha/portal/workspace/looks/en.ts';
import { looks as looksZh } from '@ducha/portal/workspace/looks/zh.ts';
import { todo as todoEn } from '@ducha/portal/workspace/todo/en.ts';
import { todo as todoZh } from '@ducha/portal/workspace/todo/zh.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accept, openInspection, registerWangjing, wangjing } from '../acts.ts';
import { openHouse, type House } from '../house.ts';
import { between, given, lost } from './answers.ts';
import { catalogue } from './catalogue.ts';
import { startChromium } from './chromium.ts';
import { countClicks } from './clicks.ts';
import { leftOnDevice } from './device.ts';
import { signInAs } from './sign-in.ts';
import { visit, type Language, type Size, type Visitor } from './visitor.ts';

/** A screener's sitting: what waits, its opening words, and one after the other. */
let house: House;
let browser: Browser;
let inspection: string;

const matters = [
  [
    'phone',
    '110105',
    '幸福里小区7号楼楼下烧烤店每晚冒黑烟到半夜，油烟直接排进楼道，老人孩子睡不着',
  ],
  ['letter', '110106', '丰台站南侧工地凌晨两点还在打桩，已经连续一个星期，反映多次没有人管'],
  ['phone', '110112', '运河东岸有人往河里倒泥浆'],
  ['visit', null, '村口的养殖场粪水没有处理，直接流进水渠，夏天臭味很大，井水也不敢喝了'],
] as const;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), startChromium()]);
  await loadBasics(house.cloud);
  inspection = await openInspection(house);
  for (let n = 0; n < 18; n += 1) await reported(n);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** Somebody calls, writes or comes; gives the complaint's id. */
async function reported(n: number, words?: string): Promise<string> {
  const [channel, district, problem] = matters[n % matters.length]!;
  const { body } = await house.as('office-clerk').ok(registerComplaint, {
    body: {
      inspection,
      channel,
      problem: words ?? problem,
      ...(district === null ? {} : { district }),
    },
  });
  await house.cloud.settled();
  return body.complaint;
}

/** What waits for the screener, as the house has it. */
async function waiting(): Promise<string[]> {
  return waitingIn(house);
}

async function waitingIn(one: House): Promise<string[]> {
  const query = { todo: 'true' as const, limit: 200 };
  const { body } = await one.as('office-screener').ok(listComplaints, { query });
  return body.complaints.flatMap(({ complaint, todo }) =>
    todo?.act === 'screen' ? [complaint] : [],
  );
}

async function looksAt(complaint: string) {
  await house.cloud.settled();
  const { body } = await house.as('office-head').ok(listLooks, { query: { complaint } });
  return body.looks;
}

async function atTodos(
  as: { size: Size; language: Language },
  person = 'office-screener',
): Promise<{ visitor: Visitor; page: Page }> {
  const visitor = await visit(browser, house.cloud.portal, as);
  await signInAs(visitor, person);
  await visitor.page.locator('.todo').first().waitFor();
  return { visitor, page: visitor.page };
}

/** What a page hears when it is left for another website, and kept as it is for the way back. */
const kept = `dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))`;
const openings = (page: Page) => page.locator('.todo a.opening');
const inZh = { size: 'desk', language: 'zh' } as const;
const o = todoZh.opening;

describe.each<{ size: Size; language: Language }>([
  { size: 'phone', language: 'zh' },
  { size: 'desk', language: 'zh' },
  { size: 'phone', language: 'en' },
  { size: 'desk', language: 'en' },
])('what waits, at $size size, in $language', (as) => {
  const { opening: texts } = as.language === 'zh' ? todoZh : todoEn;

  test('its opening words by one press, recorded as a look at each, and not kept', async () => {
    const complaints = await waiting();
    const [one = ''] = complaints;
    const before = await looksAt(one);
    const { visitor, page } = await atTodos(as);
    await visitor.look('todo-screener-closed');
    expect(await page.getByRole('main').innerText()).not.toContain('冒黑烟');
    await page.getByRole('button', { name: texts.show(18, 18, 0), exact: true }).click();
    await openings(page).first().waitFor();
    expect(await openings(page).count()).toBe(complaints.length);
    await page.getByText('运河东岸有人往河里倒泥浆', { exact: true }).first().waitFor();
    expect(await page.getByText(texts.sign, { exact: true }).count()).toBe(complaints.length);
    await visitor.look('todo-screener-open');
    // On paper each row is called what it was before.
    await page.emulateMedia({ media: 'print' });
    const paper = await page.getByRole('main').innerText();
    for (const word of ['冒黑烟', '打桩', '泥浆']) expect(paper).not.toContain(word);
    expect(await page.locator('.todo .on-paper:visible').count()).toBe(complaints.length);
    await page.emulateMedia({ media: 'screen' });
    const looks = await looksAt(one);
    expect(looks).toHaveLength(before.length + 1);
    expect(looks[0]).toMatchObject({ glance: { of: complaints.length }, reason: null });
    const left = await leftOnDevice(page);
    for (const word of ['冒黑烟', '打桩', '泥浆']) expect(left.readable).not.toContain(word);
    // Nothing wraps in the button of a row.
    const heights = await page
      .locator('.todo .do a')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
    expect(Math.max(...heights)).toBeLessThan(45);
    // Back from another page, they are still there without another look; loaded anew, they are gone.
    await page.locator('.todo .do a').first().click();
    await page.waitForURL(/\/c\//);
    await page.goBack();
    await openings(page).first().waitFor();
    expect(await looksAt(one)).toHaveLength(before.length + 1);
    // Left for another website from another page, they are in nothing that the browser keeps for the way back.
    await page.locator('.todo .do a').first().click();
    await page.waitForURL(/\/c\//);
    await page.evaluate(kept);
    await page.goBack();
    await page.getByRole('button', { name: texts.show(18, 18, 0), exact: true }).waitFor();
    expect(await openings(page).count()).toBe(0);
    await page.getByRole('button', { name: texts.show(18, 18, 0), exact: true }).click();
    await openings(page).first().waitFor();
    await page.reload();
    await page.getByRole('button', { name: texts.show(18, 18, 0), exact: true }).waitFor();
    expect(await openings(page).count()).toBe(0);
    await visitor.leave();
  });
});

test.each<{ person: string; size: Size; language: Language }>([
  { person: 'office-head', size: 'phone', language: 'zh' },
  { person: 'office-head', size: 'desk', language: 'en' },
  { person: 'auditor', size: 'desk', language: 'zh' },
  { person: 'auditor', size: 'phone', language: 'en' },
])(
  'the audit says of a glance what it was, to the $person, at $size size, in $language',
  async (as) => {
    const texts = as.language === 'zh' ? looksZh : looksEn;
    const complaints = await waiting();
    await house.as('office-screener').ok(glanceAtComplaints, { body: { complaints } });
    await house.cloud.settled();
    const visitor = await visit(browser, house.cloud.portal, as);
    await signInAs(visitor, as.person, '/work/looks');
    const { page } = visitor;
    // A sitting is one line, which opens the looks in it.
    const line = page
      .locator('.ledger-row')
      .filter({ hasText: texts.together(complaints.length) })
      .first();
    await line.getByText(texts.seen.opening, { exact: true }).waitFor();
    expect(await line.innerText()).toContain(texts.forScreening(complaints.length));
    await visitor.look(`looks-glances-${as.person}`);
    await line.getByRole('link').click();
    await page.waitForURL(/sitting=/);
    const grid = page.getByRole('grid');
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe(String(complaints.length + 1));
    await visitor.leave();
  },
);

test('the button of a row is one line where the menu leaves it little room', async () => {
  const clerk = house.as('office-clerk');
  const { body } = await clerk.ok(registerComplaint, {
    body: { inspection, channel: 'phone', problem: '夜里有异味' },
  });
  await accept(house, body.complaint, '110105');
  await house.citizen.ok(writeToOffice, { receipt: body.receipt, body: { text: '又来了' } });
  await house.cloud.settled();
  const { visitor, page } = await atTodos(inZh);
  await page.setViewportSize({ width: 1200, height: 900 });
  const button = page.locator('.todo .do a', {
    hasText: catalogue.zh.words.act.writeToComplainant,
  });
  await button.waitFor();
  expect((await button.boundingBox())?.height).toBeLessThan(45);
  await visitor.look('todo-screener-narrow');
  await visitor.leave();
});

describe('a glance that goes otherwise', () => {
  const show = (page: Page) => page.getByRole('button', { name: /显示.*将记录查看/ });

  test('a lost answer: sent again it is the same look', async () => {
    const [one = ''] = await waiting();
    const before = await looksAt(one);
    const { visitor, page } = await atTodos(inZh);
    await between(page, glanceAtComplaints, lost);
    await show(page).click();
    await page.getByText(catalogue.zh.workspace.act.unanswered).waitFor();
    expect(await openings(page).count()).toBe(0);
    await visitor.look('todo-screener-unanswered');
    await page.getByRole('button', { name: catalogue.zh.workspace.act.again }).click();
    await openings(page).first().waitFor();
    expect(await looksAt(one)).toHaveLength(before.length + 1);
    await visitor.leave();
  });

  test('too many requests, and a session that has ended, are said', async () => {
    const { visitor, page } = await atTodos(inZh);
    await between(
      page,
      glanceAtComplaints,
      given(429, { message: 'Too Many Requests' }),
      given(401, { message: 'Unauthorized' }),
    );
    await show(page).click();
    await page.getByText(o.refused(catalogue.zh.words.problem['too-many'])).waitFor();
    await show(page).click();
    await page.getByText(o.refused(catalogue.zh.words.problem.unauthenticated)).waitFor();
    await page.getByText(catalogue.zh.workspace.signIn.ended).waitFor();
    await visitor.leave();
  });

  test('one that a colleague has just screened says so, and the others are shown', async () => {
    const complaint = await reported(0, '即将由同事审查的一件');
    const count = (await waiting()).length;
    const { visitor, page } = await atTodos(inZh);
    const { version } = await house
      .as('office-screener')
      .ok(readComplaint, { params: { complaint } });
    await between(page, listComplaints, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      await route.continue();
    });
    await house.as('office-screener').ok(screenComplaint, {
      params: { complaint },
      version,
      body: { decision: 'decline', ground: 'not-environmental' },
    });
    await show(page).click();
    await page.getByText(o.whyNot['wrong-stage']).waitFor();
    expect(await openings(page).count()).toBe(count - 1);
    await expect
      .poll(() => page.getByText(o.whyNot['wrong-stage']).count(), { timeout: 10_000 })
      .toBe(0);
    await visitor.leave();
  });

  test('whoever does not screen is offered none', async () => {
    const { visitor, page } = await atTodos(inZh, 'office-screener');
    await show(page).waitFor();
    await visitor.leave();
    const other = await visit(browser, house.cloud.portal, inZh);
    await signInAs(other, 'office-reviewer');
    await other.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await show(other.page).count()).toBe(0);
    await other.leave();
  });
});

describe('one after the other', () => {
  /** Of its own: nothing else waits in it. */
  let own: House;
  let stationed: string;
  const plain =
    '楼下烧烤店每晚冒黑烟到半夜，油烟直接排进楼道，老人孩子都睡不着，请尽快派人来看看。';
  const personal = '我叫欧阳静怡，手机13912345678，厂里值班电话010-88886666。';

  beforeAll(async () => {
    own = await openHouse();
    await loadBasics(own.cloud);
    await registerWangjing(own);
    stationed = await openInspection(own);
  });
  afterAll(async () => {
    await own?.close();
  });

  /** Most who report choose district and type themselves. */
  async function send(problem: string, chosen = true): Promise<void> {
    await own.citizen.ok(submitComplaint, {
      body: {
        inspection: stationed,
        problem,
        place: '幸福里小区7号楼',
        ...(chosen ? { district: '110105', type: 'air' } : {}),
        contact: { name: '欧阳静怡', phone: '13912345678' },
      },
    });
    await own.cloud.settled();
  }

  test('the sub-district that the words name is the place, unless somebody says otherwise', async () => {
    const { screen, complaint: c } = catalogue.zh;
    await send('望京街道一处工地夜里打桩，灰尘很大。');
    const visitor = await visit(browser, own.cloud.portal, inZh);
    const { page } = visitor;
    const [complaint = ''] = await waitingIn(own);
    await signInAs(visitor, 'office-screener', `/c/${complaint}#act-screenComplaint`);
    const place = page.getByRole('group', { name: screen.place, exact: true });
    await place.getByText('朝阳区').waitFor();
    await page.getByRole('button', { name: screen.lookAndTake, exact: true }).click();
    await place.getByText('望京街道').waitFor();
    await page.getByText(screen.proposedPlace('望京街道', ['望京街道'])).waitFor();
    await visitor.look('screening-place');
    await page.getByRole('button', { name: screen.submit.accept, exact: true }).click();
    await page.locator('dt', { hasText: c.facts.township }).waitFor();
    const shown = await own.as('office-clerk').ok(readComplaint, { params: { complaint } });
    expect(shown.body).toMatchObject({ district: '110105', township: wangjing });
    await visitor.leave();
  });

  describe.each<{ size: Size; language: Language }>([
    { size: 'phone', language: 'zh' },
    { size: 'desk', language: 'zh' },
    { size: 'phone', language: 'en' },
    { size: 'desk', language: 'en' },
  ])('at $size size, in $language', (as) => {
    const t = catalogue[as.language];
    const { screen } = t;
    const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
    const text = (page: Page) => page.getByRole('textbox', { name: screen.clearedText });
    const settled = async (page: Page): Promise<void> => {
      await page.locator('main .state.loading').first().waitFor({ state: 'detached' });
    };

    async function opened(): Promise<Visitor> {
      const visitor = await visit(browser, own.cloud.portal, as);
      await signInAs(visitor, 'office-screener');
      await visitor.page.locator('.todo').first().waitFor();
      return visitor;
    }

    test('a plain one in three presses; accepted or declined, the next is there by itself', async () => {
      for (let n = 0; n < 3; n += 1) await send(plain);
      const visitor = await opened();
      const { page } = visitor;
      const counter = await countClicks(visitor.context);
      await page.locator('.todo .do a').first().click();
      await button(page, screen.lookAndTake).waitFor();
      await counter.aside(async () => {
        await settled(page);
        await visitor.look('screening-closed');
      });
      await button(page, screen.lookAndTake).click();
      await page.locator('.original .said').first().waitFor();
      expect(await text(page).inputValue()).toBe(`${plain}\n幸福里小区7号楼`);
      await counter.aside(async () => {
        const bar = await button(page, screen.submitNext.accept).boundingBox();
        const { height = 0 } = page.viewportSize() ?? {};
        if (as.size === 'desk')
          expect((bar?.y ?? height) + (bar?.height ?? 0)).toBeLessThanOrEqual(height);
        const [left, right] = await Promise.all([
          page.locator('.original').first().boundingBox(),
          text(page).boundingBox(),
        ]);
        if (as.size === 'desk') expect(left!.x + left!.width).toBeLessThanOrEqual(right!.x);
        else expect(left!.y + left!.height).toBeLessThanOrEqual(right!.y);
        await visitor.look('screening-open');
        // A key that was meant for a field leads nowhere: what was made of the words is kept nowhere else.
        await page.getByRole('heading', { level: 1 }).click();
        await page.keyboard.press('n');
        await page.keyboard.press('p');
        await page.waitForTimeout(1_000);
        expect(await text(page).inputValue()).toBe(`${plain}\n幸福里小区7号楼`);
        await page.emulateMedia({ media: 'print' });
        expect(await page.getByRole('main').innerText()).not.toContain('冒黑烟');
        expect(await text(page).isVisible()).toBe(false);
        await page.getByText(t.workspace.look.notPrinted).first().waitFor();
        await page.emulateMedia({ media: 'screen' });
        const { readable } = await leftOnDevice(page);
        for (const word of ['冒黑烟', '幸福里']) expect(readable).not.toContain(word);
      });
      const first = page.url();
      await button(page, screen.submitNext.accept).click();
      await page.waitForURL((url) => url.pathname !== new URL(first).pathname);
      await button(page, screen.lookAndTake).waitFor();
      expect(counter.taken()).toEqual({ presses: 3, texts: 0 });
      await page.getByText(t.workspace.turn.place(2, 3)).first().waitFor();
      expect(await page.getByText(plain).count()).toBe(0);
      const second = page.url();
      await page.getByRole('radio', { name: screen.decisions.decline, exact: true }).check();
      await page
        .getByLabel(screen.ground)
        .selectOption({ label: t.words.declineGround['not-environmental'] });
      await button(page, screen.submitNext.decline).click();
      await page.waitForURL((url) => url.pathname !== new URL(second).pathname);
      await page.getByText(t.workspace.turn.place(3, 3)).first().waitFor();
      await button(page, screen.lookAndTake).click();
      await page.locator('.original .said').first().waitFor();
      // Of the last one no next is promised.
      await button(page, screen.submit.accept).click();
      await page.getByText(t.workspace.turn.over).waitFor();
      await visitor.leave();
    });

    test('what may be the same matter is listed with why, once the original was looked at; one press leads to merging', async () => {
      // Of its own: no more than five are listed.
      const place = `${{ zh: '和平', en: '团结' }[as.language]}${{ phone: '东', desk: '西' }[as.size]}里小区`;
      const gist = `${place}烧烤店油烟扰民`;
      await send(plain);
      const [first = ''] = await waitingIn(own);
      const screener = own.as('office-screener');
      const params = { complaint: first };
      const { version } = await screener.ok(readComplaint, { params });
      const accepted = await screener.ok(screenComplaint, {
        params,
        version,
        body: {
          decision: 'accept',
          mainType: 'air',
          keyAttention: false,
          organisations: [{ organisation: '110105', role: 'lead' }],
          clearedText: `${place}一处烧烤店夜间油烟直排，影响居民休息。`,
          gist,
        },
      });
      const number = accepted.body.number ?? '';
      await send(`${place}门口的洗车铺，污水横流。旁边烧烤店也扰民，油烟熏人。`);
      const visitor = await opened();
      const { page } = visitor;
      await page.locator('.todo .do a').first().click();
      await page.getByText(screen.likely.before).waitFor();
      await button(page, screen.lookAndTake).click();
      const one = page.locator('.likely-one').filter({ hasText: number });
      await one.waitFor();
      await one.getByText(gist).waitFor();
      await one.getByText(screen.likely.reasons.place(place)).waitFor();
      await one.getByText(screen.likely.reasons.type).waitFor();
      await one.getByRole('button', { name: screen.likely.read }).click();
      await one.getByText('夜间油烟直排').waitFor();
      await settled(page);
      await visitor.look('screening-likely');
      await one.getByRole('button', { name: screen.likely.mergeInto(number) }).click();
      await page.locator('.original').filter({ hasText: screen.into }).getByText(number).waitFor();
      await button(page, screen.submit.merge).click();
      await page.getByText(t.complaint.next.done(t.words.act.screenComplaint)).waitFor();
      await visitor.leave();
    });

    test('by keys alone: looked at, another decision tried, accepted', async () => {
      await send(plain);
      const visitor = await opened();
      const { page } = visitor;
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await button(page, screen.lookAndTake).waitFor();
      // A key for what needs a text first does nothing of the sort by itself.
      await page.keyboard.press('2');
      await page.getByLabel(screen.ground).waitFor();
      await page.keyboard.press('Control+Enter');
      await page.getByText(screen.missing.ground).waitFor();
      await page.getByRole('heading', { level: 1 }).click();
      await page.keyboard.press('1');
      await button(page, screen.lookAndTake).waitFor();
      await page.keyboard.press('o');
      await expect.poll(() => text(page).inputValue()).toBe(`${plain}\n幸福里小区7号楼`);
      await page.keyboard.press('Control+Enter');
      await page.getByText(t.complaint.next.done(t.words.act.screenComplaint)).waitFor();
      await visitor.leave();
    });

    test('type and district are proposed from the words, and say why; what somebody has chosen stays', async () => {
      await send('朝阳区南湖公园北门的工地，半夜打桩，吵得睡不着', false);
      const visitor = await opened();
      const { page } = visitor;
      await page.locator('.todo .do a').first().click();
      const type = page.getByLabel(screen.mainType);
      await button(page, t.workspace.look.act).waitFor();
      expect(await type.inputValue()).toBe('');
      await button(page, t.workspace.look.act).click();
      await expect.poll(() => type.inputValue()).toBe('noise');
      await page
        .getByText(
          screen.proposed({ zh: '噪声', en: 'Noise' }[as.language], ['打桩', '吵', '睡不着']),
        )
        .waitFor();
      await page
        .locator('li.picked', { hasText: { zh: '朝阳区', en: 'Chaoyang' }[as.language] })
        .waitFor();
      await page.getByText('“朝阳区”').waitFor();
      await settled(page);
      await visitor.look('screening-proposed');
      await type.selectOption('air');
      await button(page, screen.take).click();
      await expect.poll(() => text(page).inputValue()).toContain('打桩');
      expect(await type.inputValue()).toBe('air');
      await button(page, screen.submit.accept).click();
      await page.getByText(t.complaint.next.done(t.words.act.screenComplaint)).waitFor();
      await visitor.leave();
    });

    test('what looks personal is marked in the words and in what was copied; nobody sends it unseen', async () => {
      await send(`${personal}${plain}`);
      const visitor = await opened();
      const { page } = visitor;
      await page.locator('.todo .do a').first().click();
      await button(page, t.workspace.look.act).click();
      const words = page.locator('.original');
      await words.locator('mark').first().waitFor();
      expect(await words.locator('mark').allInnerTexts()).toEqual([
        '欧阳静怡',
        '13912345678',
        '010-88886666',
      ]);
      expect(await text(page).inputValue()).toBe('');
      await button(page, screen.take).click();
      await expect.poll(() => text(page).inputValue()).toContain(personal);
      const findings = page.getByRole('group', { name: t.workspace.personalData.found });
      await findings.waitFor();
      await settled(page);
      await visitor.look('screening-marked');
      // One press takes over the text that is proposed: nothing of whoever wrote it is left, and nothing is marked.
      await text(page).fill('');
      await button(page, screen.takeCleaned).click();
      await expect.poll(() => text(page).inputValue()).toContain('我叫某某，手机×××');
      expect(await findings.count()).toBe(0);
      await settled(page);
      await visitor.look('screening-cleaned');
      await text(page).fill('');
      await button(page, screen.take).click();
      await findings.waitFor();
      await button(page, t.workspace.personalData.replaceAll(3)).click();
      expect(await text(page).inputValue()).toContain('我叫某某，手机×××');
      // Loaded anew, what was chosen is there again, and nothing of what was copied: it was kept nowhere.
      await page.getByLabel(screen.mainType).selectOption('water');
      // Left for another website, the page that the browser keeps holds neither the words nor the copy of them.
      await page.evaluate(kept);
      await button(page, screen.lookAndTake).waitFor();
      expect(await words.locator('mark').count()).toBe(0);
      expect(await text(page).inputValue()).toBe('');
      expect(await findings.count()).toBe(0);
      await page.reload();
      await button(page, screen.lookAndTake).waitFor();
      await expect.poll(() => page.getByLabel(screen.mainType).inputValue()).toBe('water');
      expect(await text(page).inputValue()).toBe('');
      await button(page, screen.lookAndTake).click();
      await expect.poll(() => text(page).inputValue()).toContain(personal);
      // Another decision is tried, and left: what was made of it is still there.
      // What was taken over may be more than may be sent: it is said before it is sent.
      await text(page).fill('长'.repeat(2_990));
      await button(page, screen.take).click();
      const whole = ['长'.repeat(2_990), `${personal}${plain}`, '幸福里小区7号楼'].join('\n');
      await expect.poll(() => text(page).inputValue()).toBe(whole);
      await button(page, screen.submit.accept).click();
      await page.getByText(screen.missing.tooLong(whole.length - 3_000)).waitFor();
      const written = `厂里值班电话010-88886666。${plain}`;
      await text(page).fill(written);
      await page.getByRole('radio', { name: screen.decisions.ask, exact: true }).check();
      await page.getByLabel(screen.question).waitFor();
      expect(await button(page, screen.take).count()).toBe(0);
      await page.getByRole('radio', { name: screen.decisions.accept, exact: true }).check();
      expect(await text(page).inputValue()).toBe(written);
      await expect.poll(() => findings.locator('li').count()).toBe(1);
      await findings.getByRole('combobox').selectOption('public-contact');
      await button(page, screen.submit.accept).click();
      await page.getByText(t.complaint.next.done(t.words.act.screenComplaint)).waitFor();
      await visitor.leave();
    });
  });
});
