import { readEvidence, requestEvidenceUpload } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import type { FileStore } from '@ducha/file-store';
import { route, type Route, type Store } from '@ducha/lambda';
import { decideAnnouncement } from './announcing.ts';
import { evidenceStream } from './evidence-fold.ts';
import type { Seats } from '../inspections/seats.ts';
import { taskStream } from '../task/task-fold.ts';
import { photographsElsewhere } from '../task/task-answer.ts';
import { readerRelationsTo, relationsTo } from '../task/task-relations.ts';

/** Files of evidence: announced and put, found and fetched. Their bytes never pass a function. */
export function evidenceRoutes(store: Store, files: FileStore, seats: Seats): Route[] {
  return [
    route(requestEvidenceUpload, async (request) => {
      const { task: id, ...file } = request.body;
      const { state } = await store.log.load(ref(taskStream, id));
      const actor = request.permit(relationsTo(state, request.person));
      if (isRejection(actor)) return actor;
      const { organisation } = actor;
      if (state === null || organisation === null) return { rejected: 'not-found' };
      const done = await store.log.handle({
        command: request.command(actor),
        stream: ref(evidenceStream, request.newId),
        creates: true,
        decide: (before) => decideAnnouncement(before, { task: id, organisation, ...file }, state),
      });
      if (isRejection(done)) return done;
      if (done.state === null) throw new Error('announced evidence has a state');
      const upload = await files.uploadAddress(request.newId, done.state, request.now);
      return { body: { evidence: request.newId, upload } };
    }),
    route(readEvidence, async (request) => {
      const { evidence: id } = request.params;
      const { state: found } = await store.log.load(ref(evidenceStream, id));
      const { state } =
        found === null ? { state: null } : await store.log.load(ref(taskStream, found.task));
      const actor = request.permit(await readerRelationsTo(seats, state, request.person));
      if (isRejection(actor)) return actor;
      if (found === null || state === null) return { rejected: 'not-found' };
      if (state.erasedFiles.includes(id)) return { rejected: 'not-found' };
      if ((await files.compare(id, found)) === 'missing') return { rejected: 'evidence-missing' };
      const { organisation: _, task: shownIn, ...file } = found;
      const [address, elsewhere] = await Promise.all([
        files.readAddress(id, request.now),
        photographsElsewhere(store, shownIn, [{ evidence: id, ...file }]),
      ]);
      return {
        body: {
          evidence: id,
          task: shownIn,
          ...file,
          alsoElsewhere: elsewhere.has(file.sha256),
          ...address,
        },
      };
    }),
  ];
}
