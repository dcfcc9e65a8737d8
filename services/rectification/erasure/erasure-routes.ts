import { correctTaskText, eraseTaskTexts } from '@ducha/contracts';
import { route, type Route, type Store } from '@ducha/lambda';
import { completionDraft } from '../completion/completion-draft.ts';
import { progressDraft } from '../progress/progress-draft.ts';
import { changeTask } from '../task/change-task.ts';
import { decideTaskCorrection } from './correction.ts';
import { decideTaskErasure } from './erasing.ts';

/** 更正、删除: what the office does to reports that are wrong, or may not be kept. */
export function erasureRoutes(store: Store): Route[] {
  return [
    route(eraseTaskTexts, (request) =>
      changeTask(store, request, {
        decide: (state, { task }) => decideTaskErasure(state, { task, ...request.body }),
      }),
    ),
    route(correctTaskText, async (request) => {
      const { text, corrected, old } = request.body;
      const draft = text === 'completion' ? completionDraft : progressDraft;
      const { refs, item } = await store.notes.seal(
        { corrected: draft(corrected) },
        request.fingerprint,
      );
      return changeTask(store, request, {
        seal: item,
        decide: (state, { task }) =>
          decideTaskCorrection(state, {
            task,
            text,
            corrected: refs.corrected,
            keptOld: old === 'kept',
          }),
      });
    }),
  ];
}
