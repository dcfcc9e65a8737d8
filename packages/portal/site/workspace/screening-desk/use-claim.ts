import { claimMinutes, claimScreening, readScreeningDesk } from '@ducha/contracts';
import { useEffect, useState } from 'preact/hooks';
import { changed, readOnce } from '../reads.ts';
import type { BodyOf } from '../../answer.ts';

type Claim = NonNullable<BodyOf<typeof claimScreening>['claim']>;

/** Asked for again three times while a claim holds, in milliseconds. */
const every = (claimMinutes * 60_000) / 3;

/**
 * While its form is open the complaint is the person's, for their colleagues to see; it is let go when they go on to another
 * page. Of a window that was closed it is over by itself.
 * @returns whose it is, where a colleague has it; it hinders nothing
 */
export function useClaim(complaint: string): Claim | undefined {
  const [claim, setClaim] = useState<Claim | undefined>(undefined);
  useEffect(() => {
    let isHere = true;
    const params = { complaint };
    const hold = async (): Promise<void> => {
      const answer = await readOnce(claimScreening, { params, body: { hold: true } });
      if (!isHere) return;
      setClaim(answer.state === 'ready' ? (answer.body.claim ?? undefined) : undefined);
    };
    const letGo = (): void => {
      void readOnce(claimScreening, { params, body: { hold: false } }).then(() =>
        changed(readScreeningDesk),
      );
    };
    void hold();
    const timer = setInterval(() => void hold(), every);
    return () => {
      isHere = false;
      clearInterval(timer);
      letGo();
    };
  }, [complaint]);
  return claim?.mine === false ? claim : undefined;
}
