import { help as helpEn } from '@ducha/portal/workspace/help/en.ts';
import { help as helpZh } from '@ducha/portal/workspace/help/zh.ts';
import { overview } from '@ducha/portal/workspace/overview/zh.ts';
import { todo } from '@ducha/portal/workspace/todo/zh.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type House } from '../house.ts';
import { catalogue } from './catalogue.ts';
import { startChromium } from './chromium.ts';
import { enter, signInAs } from './sign-in.ts';
import { visit } from './visitor.ts';

const t = catalogue.zh;
let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), startChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

describe('the way into the workspace', () => {
  test('whoever is not signed in is asked to, and comes back to the page that they wanted', async () => {
    const visitor = await visit(browser, house.cloud.portal, { size: 'desk', language: 'zh' });
    await visitor.go('/work/figures?x=1');
    await visitor.look('entrance');
    await signInAs(visitor, 'office-head', '/work/figures?x=1');
    expect(new URL(visitor.page.url()).search).toBe('?x=1');
    await visitor.page.getByText('督察办负责人').waitFor();
    await visitor.leave();
  });

  test.each([
    { door: '/work', person: 'office-clerk', place: '/todo', title: todo.title },
    { door: '/work/', person: 'office-clerk', place: '/todo', title: todo.title },
    { door: '/work/', person: 'office-head', place: '/work/overview', title: overview.title },
  ])(
    '$person, who comes by $door, signs in to $place, and is there from then on',
    async ({ door, person, place, title }) => {
      const visitor = await visit(browser, house.cloud.portal, { size: 'desk', language: 'zh' });
      const { page } = visitor;
      const isThere = async (): Promise<void> => {
        await page.getByRole('heading', { level: 1, name: title }).waitFor();
        expect(new URL(page.url()).pathname).toBe(place);
        expect(await page.getByText(t.workspace.missing(door)).count()).toBe(0);
      };
      await visitor.go(door);
      await enter(page, person);
      await isThere();
      await visitor.go(door);
      await isThere();
      await visitor.go('/');
      await page.getByRole('link', { name: t.frame.staff, exact: true }).click();
      await isThere();
      await visitor.leave();
    },
  );

  test('an address at which there is no page leads to the to-dos, and is named', async () => {
    const visitor = await visit(browser, house.cloud.portal, { size: 'phone', language: 'zh' });
    const { page } = visitor;
    await visitor.go('/work/nothing');
    await enter(page, 'office-head');
    const named = page.getByText(t.workspace.missing('/work/nothing'));
    await named.waitFor();
    await page.getByRole('heading', { level: 1, name: todo.title }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/todo');
    await visitor.look('no-such-page');
    for (const path of ['/c/', '/c/%E0%A4', '/work/figures/1']) {
      await visitor.go(path);
      await page.getByText(t.workspace.missing(path.replace(/\/$/, ''))).waitFor();
      expect(new URL(page.url()).pathname).toBe('/todo');
    }
    await page.getByRole('button', { name: t.workspace.menu, exact: true }).click();
    await page.getByRole('link', { name: t.workspace.nav.inspections, exact: true }).click();
    await page.waitForURL('**/work/inspections');
    const last = page.getByText(t.workspace.missing('/work/figures/1'));
    await last.waitFor({ state: 'detached' });
    await visitor.leave();
  });

  test.each([
    { size: 'phone', language: 'zh', texts: helpZh, frame: t.workspace },
    { size: 'desk', language: 'en', texts: helpEn, frame: catalogue.en.workspace },
  ] as const)(
    'the first visit, on a $size in $language, says what the role is for and what to begin with, until it is put away',
    async ({ size, language, texts, frame }) => {
      const visitor = await visit(browser, house.cloud.portal, { size, language });
      const { page } = visitor;
      const { does, begin, to } = texts.roles['office-clerk'];
      await signInAs(visitor, 'office-clerk');
      const words = page.getByRole('complementary', { name: texts.welcome.title });
      await words.getByText(does).waitFor();
      await visitor.look('first-visit');
      await words.getByRole('link', { name: begin, exact: true }).click();
      await page.waitForURL(`**${to}`);
      await visitor.go('/todo');
      await words.getByRole('link', { name: texts.welcome.more, exact: true }).click();
      await page.waitForURL('**/work/help');
      await page.getByRole('heading', { level: 1, name: texts.title }).waitFor();
      await visitor.look('help');
      await visitor.go('/todo');
      await page.getByRole('button', { name: texts.welcome.close, exact: true }).click();
      await page.getByText(does).waitFor({ state: 'detached' });
      await page.reload();
      await page.getByRole('heading', { level: 1, name: frame.nav.todo }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.getByText(does).count()).toBe(0);
      await visitor.leave();
    },
  );
});
