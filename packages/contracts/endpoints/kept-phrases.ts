import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import { opaqueId } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { words } from '../free-text.ts';
import { noBody, none, read } from './complaint-requests.ts';

/** 常用语: a text that somebody writes often, under a name of their own. */
const keptPhrase = once(() =>
  z.strictObject({ phrase: opaqueId, name: z.string(), text: z.string() }),
);

/** At most so many are kept by one person. */
export const mostKeptPhrases = 40;

/** How long one is, in characters. */
export const keptPhraseLength = 500;

const create = { ...read, effect: 'create', method: 'POST' } as const;

export const listKeptPhrases = endpoint({
  ...read,
  name: 'listKeptPhrases',
  path: '/kept-phrases',
  summary: 'The phrases that the asking person keeps, in the order in which they were kept',
  params: none,
  query: none,
  body: noBody,
  status: 200,
  answer: () => z.strictObject({ phrases: z.array(keptPhrase()) }),
  rejections: [],
});

export const keepPhrase = endpoint({
  ...create,
  name: 'keepPhrase',
  path: '/kept-phrases',
  summary:
    'Keeps a phrase under a name, for the asking person alone; one that holds what looks like personal data is refused',
  params: none,
  query: none,
  body: () => z.strictObject({ name: words(40), text: words(keptPhraseLength) }),
  status: 201,
  answer: keptPhrase,
  rejections: ['too-many-phrases', 'personal-data-in-text'],
});

export const forgetPhrase = endpoint({
  ...create,
  name: 'forgetPhrase',
  path: '/kept-phrases/{phrase}/removal',
  summary: 'Forgets a phrase; its name and its text are erased',
  params: () => z.strictObject({ phrase: opaqueId }),
  query: none,
  body: none,
  status: 200,
  answer: () => z.strictObject({ phrase: opaqueId }),
  rejections: [],
});
