import { targetsCopied, type TargetsCopied } from './targets-events.ts';
import type { TargetsCopy } from './targets-state.ts';

/** The copy follows the owner; what is older than the newest heard changes nothing. */
export function decideTargetsCopy(
  copy: TargetsCopy,
  { targets, sourceVersion }: TargetsCopied['data'],
): readonly TargetsCopied[] {
  if (sourceVersion <= copy.sourceVersion) return [];
  return [{ type: targetsCopied.type, data: { targets, sourceVersion } }];
}
