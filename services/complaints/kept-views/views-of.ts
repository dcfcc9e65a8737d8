import { idOf, ref } from '@ducha/event-log';
import { keptViewStream } from './kept-view-fold.ts';

/** The views of a person, by the subject by which the issuer knows them. */
export function viewsOf(subject: string) {
  return ref(keptViewStream, idOf('kept-views', subject));
}
