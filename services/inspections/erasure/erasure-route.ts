import { eraseInspectionTexts } from '@ducha/contracts';
import { route, type Route, type Store } from '@ducha/lambda';
import { changeInspection } from '../inspection/inspection-change.ts';
import { decideInspectionErasure } from './erasing.ts';

/** 删除: reasons, and what was declared about the people of a team. */
export function erasureRoute(store: Store): Route {
  return route(eraseInspectionTexts, (request) =>
    changeInspection(store, request, {
      decide: (state) => decideInspectionErasure(state, request.body),
    }),
  );
}
