import { useRef } from 'preact/hooks';

/**
 * Keeps the form of an act open, with all that was written in it, until the person closes it: what others
 * have made impossible meanwhile is said where it stands, instead of the form going from under their hands.
 * @param open the act whose form is open
 * @returns what is told whether the act is offered now, and gives what the form is drawn with
 */
export function useStaysOpen<Offered>(
  open: string | undefined,
): (offered: Offered | undefined) => Offered | undefined {
  const last = useRef<{ readonly act: string; readonly offered: Offered }>(undefined);
  return (offered) => {
    if (open === undefined) last.current = undefined;
    else if (offered !== undefined) last.current = { act: open, offered };
    const { current } = last;
    return current !== undefined && current.act === open ? current.offered : undefined;
  };
}
