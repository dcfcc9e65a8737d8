import type { Page } from 'playwright-core';
import { catalogue } from './catalogue.ts';

const { report: r } = catalogue.zh;

/** The form of a report, in Chinese, as a citizen goes through it. */
export function reportForm(page: Page) {
  const press = async (name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true }).click();
  const step = (place: 1 | 2 | 3) =>
    page.getByRole('heading', {
      name: r.stepOf(place, [r.steps.what, r.steps.photographs, r.steps.reach][place - 1] ?? ''),
    });
  const problem = page.getByRole('textbox', { name: r.problem.label, exact: true });
  return {
    problem,
    press,
    phone: page.getByRole('textbox', { name: r.reach.phone, exact: true }),
    send: page.getByRole('button', { name: r.check.send, exact: true }),
    receipt: page.getByRole('heading', { name: r.receipt.title }),
    unanswered: page.getByRole('heading', { name: r.unanswered.title }),
    at: async (place: 1 | 2 | 3 | 'check'): Promise<void> =>
      place === 'check'
        ? page.getByRole('heading', { name: r.steps.check }).waitFor()
        : step(place).waitFor(),
    next: async (): Promise<void> => press(r.next),
    /** Opens the form and writes what is wrong. */
    begin: async (words: string): Promise<void> => {
      await page.goto('/report/');
      await page.getByText(r.inspection.lead('').slice(0, 6)).first().waitFor();
      await problem.fill(words);
    },
    choose: async (
      ...files: readonly { name: string; mimeType: string; buffer: Buffer }[]
    ): Promise<void> =>
      page
        .locator('input[type="file"]')
        .first()
        .setInputFiles([...files]),
    /** The digits of the receipt, as they stand there. */
    digits: async (): Promise<string> =>
      (await page.locator('.receipt-digits').innerText()).replaceAll(/\D/g, ''),
  };
}

/** A form with its text written, ready to be sent without a contact. */
export async function readyToSend(
  page: Page,
  words: string,
): Promise<ReturnType<typeof reportForm>> {
  const form = reportForm(page);
  await form.begin(words);
  await form.next();
  await form.at(2);
  await form.next();
  await form.at(3);
  await form.next();
  await form.at('check');
  return form;
}
