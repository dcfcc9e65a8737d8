import { daysBetween, weekday, type LocalDate } from '@ducha/calendar';
import {
  announceSample,
  enterWinningNumbers,
  readComplaint,
  readSample,
  recordRecheck,
  settleRecheck,
} from '@ducha/contracts';
import type { SeededRandom } from '../../replay/seeded-random.ts';
import { dateOf } from '../month/moments.ts';
import type { Town } from '../town.ts';

/** 双色球 is drawn on Tuesdays, Thursdays and Sundays. */
const drawDays: ReadonlySet<number> = new Set([2, 4, 7]);

/** The first day after another on which the lottery draws, counted as the days of the month. */
export function nextDrawDay(after: number, began: LocalDate): number {
  let day = after + 1;
  while (!drawDays.has(weekday(dateOf(day, began)))) day += 1;
  return day;
}

/**
 * 抽查公告: of the first table of a batch so many in a hundred are to be re-checked. Gives the sample.
 * @param key what its acts are called by
 */
export async function announceOne(
  town: Town,
  key: string,
  announced: { readonly batch: string; readonly percent: number; readonly drawnOn: LocalDate },
): Promise<string> {
  const { batch, percent, drawnOn } = announced;
  const { body } = await town.act('office-head', `${key}/sample`, announceSample, {
    body: {
      batch,
      edition: 1,
      size: { by: 'share', percent },
      lottery: 'ssq',
      issue: issueOf(drawnOn),
      drawnOn,
    },
  });
  return body.sample;
}

/** 录入开奖号码: two persons enter what the lottery drew, neither seeing what the other wrote. */
export async function enterNumbers(
  town: Town,
  key: string,
  sample: string,
  random: SeededRandom,
): Promise<void> {
  const reds = random.shuffle(Array.from({ length: 33 }, (_, index) => index + 1));
  const red = reds.slice(0, 6).toSorted((a, b) => a - b);
  const body = { red, blue: 1 + Math.floor(random.next() * 16) };
  for (const who of ['office-clerk', 'office-head']) {
    const what = `${key}/winning-numbers by ${who}`;
    const seen = { read: readSample, params: { sample } };
    await town.change(who, what, enterWinningNumbers, seen, body);
  }
}

const asSaid = '现场复核与公开的办理结果一致，未发现反弹。';
const otherwise = '现场复核时仍有同样的问题，与公开的办理结果不符。';
const followedUp = '已约谈承办单位，要求限期整改，并列入下次抽查。';

/** 现场复核: whatever was drawn and not yet looked at. Gives how many there were, and how many were found otherwise. */
export async function recheckDrawn(
  town: Town,
  key: string,
  sample: string,
  { differs, settles }: { readonly differs: () => boolean; readonly settles: boolean },
): Promise<{ readonly rechecked: number; readonly differing: number }> {
  let [rechecked, differing] = [0, 0];
  const { body } = await town.read('office-head', readSample, { params: { sample } });
  for (const { complaint, result } of body.drawn?.complaints ?? []) {
    if (complaint === null || result !== null) continue;
    const seen = { read: readComplaint, params: { complaint } };
    const isOther = differs();
    const what = `${key}/re-check of ${complaint}`;
    const found = isOther
      ? ({ result: 'differs', words: otherwise } as const)
      : ({ result: 'matches', words: asSaid } as const);
    await town.change('municipal-re-checker', what, recordRecheck, seen, found);
    rechecked += 1;
    if (!isOther) continue;
    differing += 1;
    if (!settles) continue;
    await town.change('office-reviewer', `${what} settled`, settleRecheck, seen, {
      words: followedUp,
    });
  }
  return { rechecked, differing };
}

/** An issue 期号 that the lottery may have had on a day: three a week are counted through a year. */
function issueOf(date: LocalDate): string {
  const week = daysBetween(`${date.slice(0, 4)}-01-01`, date) / 7;
  return `${date.slice(0, 4)}${String(Math.ceil(week * drawDays.size) || 1).padStart(3, '0')}`;
}
