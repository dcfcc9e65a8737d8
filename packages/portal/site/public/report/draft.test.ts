import { expect, test } from 'vitest';
import { draftIn, emptyDraft, isUntouched, type ReportDraft } from './draft.ts';

const draft: ReportDraft = {
  ...emptyDraft('a key'),
  inspection: '3'.repeat(26),
  problem: '夜间施工扰民',
  reach: 'contact',
  photographs: [
    {
      id: 'one',
      key: 'its key',
      mediaType: 'image/jpeg',
      bytes: 12,
      sha256: 'ab',
      inspection: '3'.repeat(26),
      uploaded: null,
    },
  ],
};

test('what was kept comes back as it was', () => {
  expect(draftIn(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
});

test.each([undefined, null, 'text', 7, [], {}, { problem: 'without a key' }])(
  '%j is no draft',
  (value) => expect(draftIn(value)).toBeUndefined(),
);

test('what does not belong into a draft is left out, a contact above all', () => {
  const kept = draftIn({
    ...draft,
    contact: { phone: '13800000000' },
    phone: '13800000000',
    problem: 7,
    photographs: [{ id: 'without a hash' }, 'text'],
  });
  expect(kept).toEqual({ ...draft, problem: '', photographs: [] });
  expect(JSON.stringify(kept)).not.toContain('13800000000');
});

test('a chosen inspection alone is nothing that somebody would miss', () => {
  expect(isUntouched({ ...emptyDraft('k'), inspection: '3'.repeat(26), problem: ' \n' })).toBe(
    true,
  );
  expect(isUntouched({ ...emptyDraft('k'), place: '路口' })).toBe(false);
  expect(isUntouched(draft)).toBe(false);
});
