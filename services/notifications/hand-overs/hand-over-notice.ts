import { idOf } from '@ducha/event-log';

/** The id of the notice by which an organisation is told of a batch: whoever knows both finds it. */
export function handOverNotice(batch: string, organisation: string): string {
  return idOf('notice', 'hand-over', batch, organisation);
}
