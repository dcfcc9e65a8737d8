import { useEffect, useState } from 'preact/hooks';

/** How far the house's clock is before that of the device, in milliseconds. */
let ahead = 0;

/** Every answer with an as-of time says what the clock of the house shows. */
export function noteHouseTime(body: unknown): void {
  const asOf: unknown =
    typeof body === 'object' && body !== null ? Reflect.get(body, 'asOf') : undefined;
  const at = typeof asOf === 'string' ? Date.parse(asOf) : Number.NaN;
  if (!Number.isNaN(at)) ahead = at - Date.now();
}

/** What the clock of the house shows now: devices are often wrong, and what is due is due by the house's. */
export function houseNow(): string {
  return new Date(Date.now() + ahead).toISOString();
}

/** The same, drawn anew every minute. */
export function useHouseNow(): string {
  const [now, setNow] = useState(houseNow);
  useEffect(() => {
    const turn = setInterval(() => setNow(houseNow()), 60_000);
    return () => clearInterval(turn);
  }, []);
  return now;
}
