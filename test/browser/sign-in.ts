import type { Page } from 'playwright-core';
import type { Visitor } from './visitor.ts';

/** Signs in as a demonstration person (`office-screener`, `organisation-liaison@110105`), as people do: by the pages. */
export async function signInAs(visitor: Visitor, person: string, to = '/todo'): Promise<void> {
  const { page } = visitor;
  await page.goto(to);
  await enter(page, person);
  await page.waitForURL(({ pathname }) => pathname === /^[^?#]*/.exec(to)?.[0]);
}

/** Signs in from the entrance of the workspace, where nobody is signed in yet. */
export async function enter(page: Page, person: string): Promise<void> {
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
  await page.waitForURL(/\/_local\/issuer\/sign-in\//);
  await page.locator('input[name="person"]').fill(person);
  await page.locator('input[name="person"]').press('Enter');
}
