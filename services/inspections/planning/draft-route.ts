import { createInspection, type Fault } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { anyone, route, type PolicyReader, type Route, type Store } from '@ducha/lambda';
import { keepPolicy, type inspectionsPolicy } from '@ducha/policy';
import { decideDraft } from './approval.ts';
import { inspectionStream } from '../inspection/inspection-fold.ts';
import { organisationStream } from '../organisations/organisation-fold.ts';
import { inspectionAnswer } from '../inspection/inspection-answer.ts';

/** Drafting an inspection of registered organisations. */
export function draftRoute(store: Store, policy: PolicyReader<typeof inspectionsPolicy>): Route {
  return route(createInspection, async (request) => {
    const actor = request.permit(anyone);
    if (isRejection(actor)) return actor;
    const faults = await unknownTargets(store, request.body.targets);
    if (faults.length > 0) return { rejected: 'unknown-code', faults };
    const kept = keepPolicy(await policy.at(request.now));
    const done = await store.log.handle({
      command: request.command(actor),
      stream: ref(inspectionStream, request.newId),
      creates: true,
      decide: (state) => decideDraft(state, { ...request.body, kept }),
    });
    if (isRejection(done)) return done;
    if (done.state === null) throw new Error('a drafted inspection has a state');
    return inspectionAnswer(
      store,
      { id: request.newId, state: done.state, version: done.version },
      { asTeam: false },
    );
  });
}

/** The targets that are not in the register, or stand in the list twice. */
async function unknownTargets({ log }: Store, targets: readonly string[]): Promise<Fault[]> {
  const found = await Promise.all(targets.map((code) => log.load(ref(organisationStream, code))));
  return targets.flatMap((code, index) => {
    const pointer = `#/targets/${index}`;
    if (targets.indexOf(code) < index)
      return [{ pointer, code: 'twice', detail: 'Stands in the list already' }];
    return found[index]?.state === null
      ? [{ pointer, code: 'unknown-code', detail: 'No organisation is registered by this code' }]
      : [];
  });
}
