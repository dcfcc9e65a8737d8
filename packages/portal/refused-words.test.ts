import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { domainProblems, everyEndpoint, type Endpoint } from '@ducha/contracts';
import { describe, expect, test } from 'vitest';
import {
  askFault,
  erasureRefusal,
  letterRefusal,
  reopeningRefusal,
  satisfactionRefusal,
  withdrawalRefusal,
} from './site/public/follow/refusal-text.ts';
import { notTaken } from './site/public/report/photographs/photograph.ts';
import { refusalOf } from './site/public/report/refusal.ts';
import { stateText } from './site/state-text.ts';
import { follow as followEn } from './site/texts/en/follow.ts';
import { frame as frameEn } from './site/texts/en/frame.ts';
import { report as reportEn } from './site/texts/en/report.ts';
import { words as wordsEn } from './site/texts/en/words.ts';
import { follow as followZh } from './site/texts/zh/follow.ts';
import { frame as frameZh } from './site/texts/zh/frame.ts';
import { report as reportZh } from './site/texts/zh/report.ts';
import { words as wordsZh } from './site/texts/zh/words.ts';

type Code = keyof typeof domainProblems;
interface Texts {
  readonly follow: typeof followZh;
  readonly frame: typeof frameZh;
  readonly report: typeof reportZh;
  readonly words: typeof wordsZh;
}
const inLanguages: readonly (readonly [string, Texts])[] = [
  ['zh', { follow: followZh, frame: frameZh, report: reportZh, words: wordsZh }],
  ['en', { follow: followEn, frame: frameEn, report: reportEn, words: wordsEn }],
];

/** The endpoints that the pages of a folder name: those that they call. */
function calledIn(folder: string): readonly Endpoint[] {
  const site = path.join(import.meta.dirname, 'site', folder);
  const names = globSync('**/*.{ts,tsx}', { cwd: site })
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const code = readFileSync(path.join(site, file), 'utf8');
      const imports = code.matchAll(/import \{([^}]*)\} from '@ducha\/contracts'/g);
      return [...imports].flatMap(([, list = '']) =>
        // By its own name, whatever the page calls it.
        list.split(',').map((name) => name.trim().replace(/ as \w+$/, '')),
      );
    });
  return everyEndpoint.filter(({ name }) => names.includes(name));
}
const withReasons = (endpoints: readonly Endpoint[]): readonly Endpoint[] =>
  endpoints.filter(({ rejections }) => rejections.length > 0);

type Said = (texts: Texts, code: Code) => string;
const unread: Said = ({ frame }, code) =>
  stateText(frame.states, {
    state: 'failed',
    problem: { ...domainProblems[code], type: `urn:ducha:problem:${code}` },
  });
const letter: Said = ({ follow }, code) => letterRefusal(follow, code);

const fileRefusal: { readonly said: Said; readonly general: Said } = {
  said: ({ report }, code) => {
    const { progress } = report.photographs;
    return progress[notTaken(domainProblems[code].status, code)];
  },
  general: ({ report }) => report.photographs.progress.refused,
};

/** How each public page says why the house refused, and what it says of a reason that it has no words for. */
const publicPages: Readonly<Record<string, { readonly said: Said; readonly general: Said }>> = {
  readPublicBatch: { said: unread, general: ({ frame }) => frame.states.failed },
  readPublicTable: { said: unread, general: ({ frame }) => frame.states.failed },
  readPublicFigures: { said: unread, general: ({ frame }) => frame.states.failed },
  followComplaint: {
    said: ({ follow }, code) => {
      const fault = askFault(domainProblems[code].status);
      return follow.faults[fault];
    },
    general: ({ follow }) => follow.faults.failed,
  },
  supplementComplaint: { said: letter, general: ({ follow }) => follow.write.other },
  writeToOffice: { said: letter, general: ({ follow }) => follow.write.other },
  eraseByReceipt: {
    said: ({ follow }, code) => erasureRefusal(follow, code),
    general: ({ follow }) => follow.erasure.failed,
  },
  withdrawByReceipt: {
    said: ({ follow }, code) => withdrawalRefusal(follow, code),
    general: ({ follow }) => follow.withdrawal.failed,
  },
  tellSatisfaction: {
    said: ({ follow }, code) => satisfactionRefusal(follow, code),
    general: ({ follow }) => follow.satisfaction.failed,
  },
  askReopening: {
    said: ({ follow }, code) => reopeningRefusal(follow, code),
    general: ({ follow }) => follow.reopening.failed,
  },
  submitComplaint: {
    said: ({ report }, code) => report.refused[refusalOf(code)],
    general: ({ report }) => report.refused.other,
  },
  requestPhotographUpload: fileRefusal,
  requestAttachmentUpload: fileRefusal,
};

describe.each(inLanguages)('in %s', (_, texts) => {
  test.each(withReasons(calledIn('public')).map((endpoint) => [endpoint.name, endpoint] as const))(
    'the public pages say in words of its own why %s was refused',
    (name, { rejections }) => {
      const page = publicPages[name];
      const unsaid = rejections.filter((code) => {
        const said = page?.said(texts, code as Code) ?? '';
        return said === '' || said === page?.general(texts, code as Code);
      });
      expect(unsaid).toEqual([]);
    },
  );

  test.each(
    withReasons(calledIn('workspace')).map((endpoint) => [endpoint.name, endpoint] as const),
  )('the workspace says in words of its own why %s was refused', (_name, { rejections }) => {
    expect(rejections.filter((code) => !(code in texts.words.problem))).toEqual([]);
  });
});

test('the endpoints are those that pages call', () => {
  const names = (folder: string) => withReasons(calledIn(folder)).map(({ name }) => name);
  expect(names('public').toSorted()).toEqual(Object.keys(publicPages).toSorted());
  expect(names('workspace').length).toBeGreaterThan(20);
});

test('what is not read for another reason says so generally', () => {
  const { states } = frameZh;
  const problem = { type: 'urn:ducha:problem:internal', title: '', status: 500 };
  expect(stateText(states, { state: 'failed', problem })).toBe(states.failed);
  expect(stateText(states, { state: 'failed', problem: undefined })).toBe(states.failed);
  expect(stateText(states, { state: 'offline' })).toBe(states.offline);
});
