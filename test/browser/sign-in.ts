import type { Visitor } from './visitor.ts';

/** Signs in as a demonstration person (`office-screener`, `organisation-liaison@110105`), as people do: by the pages. */
export async function signInAs(visitor: Visitor, person: string, to = '/todo'): Promise<void> {
  const { page } = visitor;
  await page.goto(to);
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
  await page.waitForURL(/\/_local\/issuer\/sign-in\//);
  await page.locator('input[name="person"]').fill(person);
  await page.locator('input[name="person"]').press('Enter');
  await page.waitForURL(({ pathname }) => pathname === /^[^?#]*/.exec(to)?.[0]);
}
