import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, beijingDate, stateCouncilCalendar, workingDaysBetween } from '@ducha/calendar';
import {
  changeCalendar,
  closeBatch,
  readCalendarEntries,
  readComplaint,
  registerComplaint,
} from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import { accept, openInspection } from '../acts.ts';
import { eventually } from '../eventually.ts';
import { openHouse, type House } from '../house.ts';

/** A date of next year, from the hand-over to the notice of that year, over the whole stack. */
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
