import type { DeliveryChannel } from '@ducha/contracts';
import type { Address, Holder } from '../duties/duty-state.ts';
import type { NoticeMatter } from '../notices/notice-events.ts';
import type { Finding, Outcome } from '../notification/delivery.ts';
import type { Letter } from '../notification/notification-events.ts';

/** A message that was written and waits for its address. */
export interface Written {
  /** Parts that it is billed as. */
  readonly billedParts: number;
  /** Gives it to the provider. Never throws for what the provider says or fails to say. */
  send(address: string): Promise<Outcome>;
}

/** One way out of the house: how a message is written, sent and asked after. */
export interface Carrier {
  readonly channel: DeliveryChannel;
  /** The address of a holder for this way; null when there is none. */
  addressOf(holder: Holder): Address | null;
  /** Writes a message; `matters` reads what it speaks of, for texts that name everything. */
  write(
    id: string,
    letter: Letter,
    now: string,
    matters: () => Promise<readonly NoticeMatter[]>,
  ): Promise<Written>;
  /** What became of a message; null where the provider cannot be asked. */
  readonly lookUp:
    | ((asked: { id: string; address: string; attemptedAt: string }) => Promise<Finding>)
    | null;
}
