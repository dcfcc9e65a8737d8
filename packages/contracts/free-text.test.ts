import fc from 'fast-check';
import * as z from 'zod/mini';
import { describe, expect, test } from 'vitest';
import { everyEndpoint } from './endpoints/every-endpoint.ts';
import { words } from './free-text.ts';
import { carriable, inStandardForm, standardForm, typedText } from './text-form.ts';

/** Any code unit at all, those that trouble carriers often. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom(
        ...Array.from('\u0000\u0008\u000b\u001f\u007f\u0085\ufffe\uffff\ud800\udc00\u0301'),
      ),
      fc.constantFrom(
        ...Array.from('\u200b\u200e\u200f\u202a\u202e\u2066\u2069\u061c\u2800\u3164\ufeff \r\n\t'),
      ),
      fc.constantFrom('河道', 'e\u0301', '\u212b', '👩‍👩‍👧', '\u{1d160}'),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

/** What Amazon SQS documents for a message body: the characters of XML 1.0, from first to last. */
const sqsTakes = [
  [0x9, 0xa],
  [0xd, 0xd],
  [0x20, 0xd7ff],
  [0xe000, 0xfffd],
  [0x1_0000, 0x10_ffff],
] as const;

function refusedBySqs(text: string): string[] {
  return Array.from(text).filter((character) => {
    const point = character.codePointAt(0) ?? 0;
    return !sqsTakes.some(([first, last]) => first <= point && point <= last);
  });
}

const runs = { numRuns: 2_000 };

describe('a free text', () => {
  test('that is accepted holds what SQS, XML and spreadsheets hold, and something visible', () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyText, (raw) => {
        const { data: text } = words(100).safeParse(raw);
        if (text === undefined) return;
        accepted += 1;
        expect(refusedBySqs(text)).toEqual([]);
        expect(text.isWellFormed()).toBe(true);
        expect(text).toBe(text.normalize('NFC'));
        expect(text).toMatch(/[\p{L}\p{N}\p{P}\p{S}\p{Co}\p{Cn}]/u);
        expect(text).not.toMatch(/\r|[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/);
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(400);
      }),
      runs,
    );
    expect(accepted).toBeGreaterThan(200);
  });

  test('is the same when it is brought in once more', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        expect(standardForm(standardForm(raw))).toBe(standardForm(raw));
        const once = words(100).safeParse(raw);
        if (once.success) expect(words(100).parse(once.data)).toBe(once.data);
      }),
      runs,
    );
  });

  test('is taken by the schema of the document exactly when the house takes it', () => {
    const { minLength, maxLength, pattern, allOf } = z
      .object({
        minLength: z.int(),
        maxLength: z.int(),
        pattern: z.string(),
        allOf: z.array(z.object({ pattern: z.string() })),
      })
      .parse(z.toJSONSchema(words(30, 2), { io: 'input' }));
    const patterns = [pattern, ...allOf.map((one) => one.pattern)].map(
      (source) => new RegExp(source, 'u'),
    );
    fc.assert(
      fc.property(anyText, (raw) => {
        // A document speaks of JSON in UTF-8, where half a character cannot be, and of a text as it counts.
        fc.pre(raw.isWellFormed());
        const text = standardForm(raw);
        const length = Array.from(text).length;
        const said =
          length >= minLength && length <= maxLength && patterns.every((one) => one.test(text));
        expect(words(30, 2).safeParse(raw).success).toBe(said);
      }),
      runs,
    );
  });

  test.for([
    ['nothing', ''],
    ['blanks', ' \u3000\u00a0\n'],
    ['a zero-width space', '\u200b'],
    ['joiners', '\u200d\u2060'],
    ['a mark without a letter', '\u0301'],
    ['a variation selector', '\ufe0f'],
    ['a Hangul filler', '\u3164'],
    ['an empty Braille cell', '\u2800'],
    ['tags', '\u{e0041}'],
    ['controls of direction alone', '\u202e\u2066'],
  ] as const)('is empty when it is %s', ([, text]) => {
    expect(codes(words(10), text)).toEqual(['too_small']);
  });

  test.for([0, 8, 0xb, 0xc, 0xe, 0x1f, 0x7f, 0x85, 0xfffe, 0xffff, 0xd800, 0xdfff])(
    'with code unit %i is refused',
    (unit) => {
      expect(codes(words(10), `河${String.fromCharCode(unit)}道`)).toEqual(['custom']);
    },
  );

  test('counts characters, not what they take up', () => {
    expect(words(3).parse('𠮷𠮷𠮷')).toBe('𠮷𠮷𠮷');
    expect(codes(words(3), '𠮷𠮷𠮷𠮷')).toEqual(['too_big']);
    expect(words(3).parse('  e\u0301e\u0301e\u0301  ')).toBe('ééé');
    expect(codes(words(60, 2), '京')).toEqual(['too_small']);
  });

  test('names every fault of it', () => {
    expect(codes(words(2), '\u0001\u0001\u0001')).toEqual(['custom', 'too_small', 'too_big']);
  });

  test('that was taken before this rule is made fit to be carried', () => {
    fc.assert(
      fc.property(anyText, (old) => {
        expect(refusedBySqs(carriable(old))).toEqual([]);
        expect(Array.from(carriable(old))).toHaveLength(Array.from(old).length);
      }),
      runs,
    );
    expect(carriable('措施\ufffe如下')).toBe('措施\ufffd如下');
  });

  test('in a body counts in its standard form, wherever it stands', () => {
    expect(inStandardForm({ a: [' e\u0301\r\n', 1], b: { c: null, d: 'x' } })).toEqual({
      a: ['é', 1],
      b: { c: null, d: 'x' },
    });
  });
});

describe('every string that an endpoint takes', () => {
  /** Strings of a JSON Schema that say neither which characters they hold nor that they are a free text. */
  function openStrings(schema: unknown, path: string): string[] {
    if (typeof schema !== 'object' || schema === null) return [];
    if (Array.isArray(schema)) return schema.flatMap((one) => openStrings(one, path));
    const node = z.record(z.string(), z.unknown()).parse(schema);
    if (node['type'] === 'string') {
      const closed = ['enum', 'const', 'pattern', 'format'].some((name) => name in node);
      return closed ? [] : [path];
    }
    return Object.entries(node).flatMap(([name, member]) => openStrings(member, `${path}/${name}`));
  }

  test('is a free text, or says its form', () => {
    const open = everyEndpoint.flatMap(({ name, params, query, body }) =>
      Object.entries({ params, query, body }).flatMap(([part, schema]) =>
        schema instanceof z.ZodMiniUndefined
          ? []
          : openStrings(z.toJSONSchema(schema, { io: 'input' }), `${name} ${part}`),
      ),
    );
    expect(open).toEqual([]);
    expect(openStrings(z.toJSONSchema(z.strictObject({ a: z.string() })), 'x')).toHaveLength(1);
  });
});

function codes(schema: z.ZodMiniType, text: string): string[] {
  return schema.safeParse(text).error?.issues.map(({ code }) => code) ?? [];
}

test('what a page sends of a typed text is taken, and is empty only when nothing of it can be seen', () => {
  let sent = 0;
  fc.assert(
    fc.property(anyText, (raw) => {
      const typed = typedText(raw);
      expect(typedText(typed)).toBe(typed);
      if (typed === '') return;
      sent += 1;
      expect(words(100).parse(typed)).toBe(typed);
      // Nothing that the edge would have taken is lost on the way.
      const { data: whole } = words(100).safeParse(raw);
      if (whole !== undefined) expect(typed).toBe(whole);
    }),
    runs,
  );
  expect(sent).toBeGreaterThan(200);
  expect(typedText('\u200b\u3164 \ufffe')).toBe('');
});
