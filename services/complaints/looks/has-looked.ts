import { commitKey, commitOf, readPartition, ref, streamName } from '@ducha/event-log';
import type { Person } from '@ducha/lambda';
import type { ComplaintsService } from '../service.ts';
import { accessEvents } from './access-events.ts';
import { accessStream } from './access-fold.ts';

/**
 * Whether somebody has looked at what a complainant wrote and photographed, or at the contact too: who did stands on the
 * commit of the look. Who saw the opening words alone has not.
 */
export async function hasLooked(
  { client, table }: Pick<ComplaintsService, 'client' | 'table'>,
  complaint: string,
  person: Person | null,
  at: 'words' | 'contact',
): Promise<boolean> {
  if (person === null) return false;
  const stream = streamName(ref(accessStream, complaint));
  const items = await readPartition(client, table, commitKey(stream));
  return items.some((item) => {
    const { actor, events } = commitOf(item).commit;
    return (
      actor.subject === person.subject &&
      events.some((stored) => {
        const { type, data } = accessEvents.parse(stored);
        return type === 'access.looked.v1' && (at === 'words' || data.contact);
      })
    );
  });
}
