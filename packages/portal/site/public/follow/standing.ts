import type { followComplaint } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';

export type FollowUp = BodyOf<typeof followComplaint>;

/** The stations of a complaint, as its complainant sees them. */
export type Station = 'received' | 'accepted' | 'transferred' | 'replied' | 'result' | Early;

/** Where the line ends early. */
type Early = 'declined' | 'withdrawn';

/** A station of the line, and whether the complaint has been there. */
export interface Standing {
  readonly station: Station;
  readonly is: 'done' | 'now' | 'ahead';
  /** The day in Beijing on which it was reached. */
  readonly on: string | null;
}

/** How many stations of the whole line were reached at a stage. */
const reached: Readonly<Record<Exclude<FollowUp['stage'], Early>, number>> = {
  received: 1,
  asked: 1,
  accepted: 2,
  merged: 2,
  transferred: 3,
  refused: 3,
  handling: 3,
  replied: 4,
  approved: 4,
  staged: 5,
  closed: 5,
};

/** 受理 → 交办 → 反馈 → 结果: where a complaint stands, as a line of stations. One that was declined or taken back ends early. */
export function standings(followed: FollowUp): readonly Standing[] {
  const { stage, receivedOn } = followed;
  if (stage === 'declined' || stage === 'withdrawn') {
    return [
      { station: 'received', is: 'done', on: receivedOn },
      { station: stage, is: 'now', on: followed.withdrawn?.on ?? null },
    ];
  }
  const count = reached[stage];
  const line = [
    { station: 'received', on: receivedOn },
    { station: 'accepted', on: followed.acceptedOn },
    { station: 'transferred', on: followed.transferredOn },
    { station: 'replied', on: null },
    { station: 'result', on: followed.closedOn },
  ] as const;
  return line.map((each, place) => ({
    ...each,
    is: place + 1 < count ? 'done' : place + 1 === count ? 'now' : 'ahead',
  }));
}
