import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addDays,
  beijingDate,
  endOfDay,
  stateCouncilCalendar,
  workingDaysBetween,
} from '@ducha/calendar';
import {
  askExtension,
  changeCalendar,
  closeBatch,
  decideExtension,
  readCalendarEntries,
  readComplaint,
  registerComplaint,
  signIn,
} from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import { accept, openInspection } from '../acts.ts';
import { eventually } from '../eventually.ts';
import { openHouse, type House } from '../house.ts';

/** Dates over the whole stack: one of next year, from the hand-over to the notice of that year, and one inside another. */
let house: House;
beforeAll(async () => {
  house = await openHouse();
  await loadBasics(house.cloud);
});
afterAll(async () => {
  await house.close();
});

describe('a date in a year without a notice', () => {
  it('says so until the office enters the notice, and is counted anew then', async () => {
    const today = beijingDate(house.cloud.clock.now().toISOString());
    const year = Number(today.slice(0, 4)) + 1;
    const july = `${year}-07-01`;
    const value = workingDaysBetween(today, july, stateCouncilCalendar);
    const inspection = await openInspection(house, { reply: { value, unit: 'working-days' } });
    const { body } = await house.as('office-clerk').ok(registerComplaint, {
      body: { inspection, channel: 'phone', problem: '河道有油污' },
    });
    const { complaint } = body;
    await accept(house, complaint, '110105');
    await house.cloud.settled();
    await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
    const seen = async () =>
      (await house.as('office-clerk').ok(readComplaint, { params: { complaint } })).body;
    const before = await eventually(seen, ({ replyDue }) => replyDue !== null);
    expect(before.replyDate?.unpublished).toContain(year);
    expect(before.replyDate?.explanation?.chinese).toContain(`${year}年放假安排尚未公布`);

    const head = house.as('office-head');
    const { version } = await head.ok(readCalendarEntries);
    // Seven days in a row hold five that are counted otherwise.
    const off = { from: `${year}-03-01`, until: `${year}-03-07` };
    const notice = {
      year,
      issued: today,
      holidays: [{ name: 'spring-festival' as const, off, makeUp: [] }],
    };
    const entered = await head.ok(changeCalendar, {
      version,
      body: { decision: 'notice', notice },
    });
    expect(entered.body.notices[0]).toMatchObject({ year, entered: { role: 'office-head' } });
    await house.cloud.settled();
    const minute = house.cloud.clock.now().getTime() + 61_000;
    await house.cloud.clock.moveTo(new Date(minute));
    const after = await eventually(
      seen,
      ({ replyDate }) => replyDate?.unpublished.includes(year) === false,
    );
    expect(after.replyDate?.explanation?.chinese).toContain('春节放假7天');
    const moved = (late: string | null): string => addDays(beijingDate(late ?? ''), -1);
    const counted = { ...stateCouncilCalendar, notices: [...stateCouncilCalendar.notices, notice] };
    expect(workingDaysBetween(today, moved(after.replyDue), counted)).toBe(value);
    expect(moved(after.replyDue) > moved(before.replyDue)).toBe(true);
    expect(house.cloud.proxy.denials).toEqual([]);
  });
});

describe('the date of an organisation inside that of the whole', () => {
  it('is what it hears of and is reminded by in a central inspection, and no extension goes beyond the other', async () => {
    const inspection = await openInspection(house, {}, { level: 'central' });
    const clerk = house.as('office-clerk');
    const { body } = await clerk.ok(registerComplaint, {
      body: { inspection, channel: 'phone', problem: '工地扬尘' },
    });
    const { complaint } = body;
    const params = { complaint };
    const number = await accept(house, complaint, '110105');
    await house.cloud.settled();
    const today = beijingDate(house.cloud.clock.now().toISOString());
    await clerk.ok(closeBatch, { body: { inspection } });
    const liaison = house.as('organisation-liaison@110105');
    const seen = async () => (await clerk.ok(readComplaint, { params })).body;
    const shown = await eventually(seen, ({ outerDue }) => outerDue !== null);
    const [inner, outer] = [addDays(today, 7), addDays(today, 10)];
    expect([shown.replyDue, shown.outerDue]).toEqual([endOfDay(inner), endOfDay(outer)]);
    await house.cloud.settled();
    const letter = await eventually(
      async () => house.cloud.mail.list().find(({ text }) => text.includes(number ?? '')),
      (mail) => mail !== undefined,
    );
    const spoken = (day: string): string =>
      `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日24:00`;
    expect(letter?.text).toContain(`${spoken(inner)}前反馈办理情况`);
    expect(letter?.text).not.toContain(spoken(outer));

    const held = await liaison.ok(readComplaint, { params });
    const signed = await liaison.ok(signIn, { params, version: held.version });
    const late = await liaison.call(askExtension, {
      params,
      version: signed.version,
      body: { until: addDays(outer, 1), reason: '需要检测' },
    });
    expect(late).toMatchObject({
      ok: false,
      problem: { faults: [{ pointer: '#/until', code: 'beyond-outer' }] },
    });
    // Three days before its own date; six before the other no step is taken.
    const threeDaysBefore = Date.parse(endOfDay(addDays(inner, -4))) + 9.5 * 3_600_000;
    await house.cloud.clock.moveTo(new Date(threeDaysBefore - 3_600_000), { step: 12 * 3_600_000 });
    const before = house.cloud.sms.list().length;
    await house.cloud.clock.moveTo(new Date(threeDaysBefore), { step: 1_800_000 });
    const reminded = house.cloud.sms.list().slice(before);
    expect(reminded.map(({ phone }) => phone)).toContain('13800000001');
    expect(reminded.map(({ text }) => text).join('')).toContain(spoken(inner));
    const asked = await liaison.ok(askExtension, {
      params,
      version: signed.version,
      body: { until: outer, reason: '需要检测' },
    });
    await house
      .as('office-head')
      .ok(decideExtension, { params, version: asked.version, body: { decision: 'grant' } });
    const after = await seen();
    expect([after.replyDue, after.outerDue]).toEqual([endOfDay(outer), endOfDay(outer)]);
    expect(house.cloud.proxy.denials).toEqual([]);
  });
});
