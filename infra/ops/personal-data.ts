import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { findPersonalData, type Hit } from '@ducha/contracts/personal-data.ts';
import { OpsError } from './deployment.ts';
import type { Report } from './report.ts';

const given = z.nullish(z.string());
const line = z.object({
  text: z.string(),
  own: z.nullish(z.object({ name: given, phone: given, address: given })),
});

/**
 * `personal-data texts.jsonl`: what looks like personal data in each text of a file of lines
 * `{"text": …, "own": {"name": …, "phone": …, "address": …}}`, as it would be found in a text for others. Every line is
 * answered by one, in order; one that is no such object by `{"hits": null}`, and it is named on the error stream.
 */
export async function personalData(
  _deployment: unknown,
  [file = '', ...others]: string[],
): Promise<Report> {
  if (file === '' || others.length > 0) throw new OpsError('name one file of lines to be searched');
  const answers = linesOf(file).map((written, place) => {
    const parsed = parse(written);
    if (typeof parsed === 'object') return findPersonalData(parsed.text, parsed.own);
    process.stderr.write(`${file}: line ${place + 1}: ${parsed}\n`);
    return null;
  });
  return {
    ok: answers.every((hits) => hits !== null),
    facts: answers,
    rows: answers.map((hits) => ({ hits })),
    lines: answers.map((hits, place) => `${place + 1}: ${said(hits)}`),
  };
}

function linesOf(file: string): string[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new OpsError(`cannot read ${file}`, { cause: error });
  }
  // What stands behind the last line break is no line, and a mark of the encoding is no text.
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((one) => one.replace(/\r$/, ''));
}

/** A line's text and whose it is; or what is wrong with the line, without repeating any of it. */
function parse(written: string) {
  let json: unknown;
  try {
    json = JSON.parse(written);
  } catch {
    return 'it is no JSON';
  }
  const parsed = line.safeParse(json);
  if (!parsed.success) {
    const places = parsed.error.issues.map(({ path }) => path.join('.') || 'the whole');
    return `not as it should be: ${places.join(', ')}`;
  }
  const { text, own } = parsed.data;
  const { name = null, phone = null, address = null } = own ?? {};
  return { text, own: { name, phone, address } };
}

function said(hits: readonly Hit[] | null): string {
  if (hits === null) return 'not read';
  if (hits.length === 0) return 'nothing';
  return hits.map(({ kind, start, end }) => `${kind} ${start}-${end}`).join(', ');
}
