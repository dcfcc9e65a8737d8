import { commitKey, commitOf, readPartition, ref, streamName } from '@ducha/event-log';
import type { Person } from '@ducha/lambda';
import type { ComplaintsService } from '../service.ts';
import { accessEvents } from './access-events.ts';
import { accessStream } from './access-fold.ts';

/** Whether somebody has looked at the contact of a complaint: who did stands on the commit of the look. */
export async function hasSeenContact(
  { client, table }: Pick<ComplaintsService, 'client' | 'table'>,
  complaint: string,
  person: Person | null,
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
        return type === 'access.looked.v1' && data.contact;
      })
    );
  });
}
