import {
  correctComplaintText,
  correctTaskText,
  correctableText,
  gistLength,
  eraseComplaintTexts,
  eraseTaskTexts,
  erasureGround,
  listComplaints,
  listTasks,
  readComplaint,
  readTask,
} from '@ducha/contracts';
import { anyOf, happens, some, whole } from '../../chance.ts';
import { forOthers } from '../for-others.ts';
import { anyComplaint } from '../reads.ts';
import { change, look, seen, text, type Act, type Visit } from '../visit.ts';

/** Texts that are erased 删除 or corrected 更正 by the office. */

/** A complaint that some text was written about. */
async function anyHandled(visit: Visit) {
  const handled = ['declined', 'accepted', 'handling', 'approved', 'staged', 'closed'] as const;
  const row = await anyComplaint(visit, ...handled);
  return row === undefined
    ? undefined
    : look(visit, readComplaint, { params: { complaint: row.complaint } });
}

const erases: Act = {
  name: 'erases texts of a complaint',
  who: ['office-head'],
  weight: 0.8,
  calls: [listComplaints, readComplaint, eraseComplaintTexts],
  async do(visit) {
    const { random } = visit;
    const shown = await anyHandled(visit);
    if (shown === undefined || !shown.ok) return;
    const parts = some(random, shown.body.erasable, whole(random, 1, 7));
    if (parts.length === 0) return;
    await change(visit, eraseComplaintTexts, {
      params: { complaint: shown.body.complaint },
      expected: shown.version,
      body: { parts, ground: random.pick(erasureGround.options) },
    });
  },
};

const corrects: Act = {
  name: 'corrects a text of a complaint',
  who: ['office-reviewer', 'office-head'],
  weight: 1,
  calls: [listComplaints, readComplaint, correctComplaintText],
  async do(visit) {
    const { random } = visit;
    const shown = await anyHandled(visit);
    if (shown === undefined || !shown.ok) return;
    const which = random.pick(correctableText.options);
    const most = which === 'gist' ? gistLength : 1_000;
    const corrected = forOthers(visit, most, null);
    await change(visit, correctComplaintText, {
      params: { complaint: shown.body.complaint },
      expected: shown.version,
      body: {
        text: which,
        corrected: corrected.words,
        confirmed: corrected.confirmed,
        old: happens(random, 0.5) ? 'kept' : 'erased',
      },
    });
  },
};

const mendsTasks: Act = {
  name: 'corrects or erases reports of a task',
  who: ['office-head', 'office-reviewer'],
  weight: 0.8,
  calls: [listTasks, readTask, correctTaskText, eraseTaskTexts],
  async do(visit) {
    const { random, person } = visit;
    const row = anyOf(random, (await seen(visit, listTasks))?.tasks ?? []);
    if (row === undefined) return;
    const params = { task: row.task };
    const shown = await look(visit, readTask, { params });
    if (!shown.ok) return;
    const kept = shown.body.erasable;
    const asked = { params, expected: shown.version };
    if (person.roles.includes('office-head') && happens(random, 0.5)) {
      const texts = some(random, kept, whole(random, 1, 3));
      const ground = random.pick(erasureGround.options);
      if (texts.length > 0)
        await change(visit, eraseTaskTexts, { ...asked, body: { texts, ground } });
      return;
    }
    const old = happens(random, 0.5) ? ('kept' as const) : ('erased' as const);
    await change(visit, correctTaskText, {
      ...asked,
      body: { text: anyOf(random, kept) ?? 'completion', corrected: text(visit, 4_000), old },
    });
  },
};

export const erasureActs = [erases, corrects, mendsTasks];
