import { useWords } from '../words.ts';
import { lastList, type LeftList } from './last-list.ts';
import { TurnBar } from './turn-bar.tsx';
import type { InTurn } from './use-turn.ts';

/** The way back from the page of one matter: to the list that led to it, as it was. */
export function WayBack(props: {
  readonly turn: InTurn | undefined;
  /** Where it leads when no list led here. */
  readonly otherwise: LeftList;
}) {
  const { workspace } = useWords();
  if (props.turn !== undefined) return <TurnBar turn={props.turn} />;
  const { address, nav } = lastList() ?? props.otherwise;
  return (
    <p class="small">
      <a href={address}>← {workspace.nav[nav]}</a>
    </p>
  );
}
