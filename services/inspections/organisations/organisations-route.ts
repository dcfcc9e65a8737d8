import type { z } from 'zod/mini';
import { beijingDate } from '@ducha/calendar';
import {
  registerOrganisations,
  renameOrganisation,
  type OrganisationEntry,
  type OrganisationName,
} from '@ducha/contracts';
import { nameDraft, nameField, nameIn } from '@ducha/directory';
import { idOf, inParallel, isRejection, ref, type Command, type Rejection } from '@ducha/event-log';
import { anyone, route, type Route, type Store } from '@ducha/lambda';
import type { NoteDraft } from '@ducha/notes';
import { decideRegistration, decideRenaming, registrationFaults } from './registration.ts';
import { organisationStream } from './organisation-fold.ts';
import { decideBegun, registrationStream } from './registration-stream.ts';

type Announced = z.infer<(typeof registerOrganisations)['body']>['organisations'][number];
type Registered = z.infer<(typeof registerOrganisations)['answer']>['organisations'][number];

/** The register of organisations: entering many at once, and giving one another name. */
export function organisationRoutes(store: Store): Route[] {
  return [registration(store), renaming(store)];
}

function registration(store: Store): Route {
  return route(registerOrganisations, async (request) => {
    const actor = request.permit(anyone);
    if (isRejection(actor)) return actor;
    const faults = registrationFaults(request.body.organisations);
    if (faults.length > 0) return { rejected: 'invalid', faults };
    const whole = request.command(actor);
    const begun = await store.log.handle({
      command: whole,
      stream: ref(registrationStream, request.newId),
      creates: true,
      decide: (state) => decideBegun(state, request.body.organisations.length),
    });
    if (isRejection(begun)) return begun;
    const answers = new Map<string, Registered>();
    const refused: Rejection[] = [];
    await inParallel(request.body.organisations, 8, async (announced) => {
      const answer = await registerOne(store, whole, announced);
      if (isRejection(answer)) refused.push(answer);
      else answers.set(announced.code, answer);
    });
    const [first] = refused;
    if (first !== undefined) return first;
    const inOrder = request.body.organisations.flatMap(({ code }) => answers.get(code) ?? []);
    return { body: { organisations: inOrder } };
  });
}

/**
 * Each organisation is a command of its own, so that a repeated request meets what it did before; that it is the same
 * request, its own stream has said.
 */
async function registerOne(
  { log, notes }: Store,
  whole: Command,
  announced: Announced,
): Promise<Registered | Rejection> {
  const { code, kind, parent, successor } = announced;
  const fingerprint = idOf('organisation', JSON.stringify(announced));
  const sealing = await notes.seal(
    Object.fromEntries(
      announced.names.flatMap(({ chinese, english }, index) => [
        [nameField('chinese', index), nameDraft(chinese)] as const,
        ...(english === null ? [] : [[nameField('english', index), nameDraft(english)] as const]),
      ]),
    ),
    fingerprint,
  );
  const entry: OrganisationEntry = {
    organisation: code,
    kind,
    parent,
    successor,
    names: announced.names.map(({ from, english }, index) => ({
      from,
      chinese: sealed(sealing.refs, nameField('chinese', index)),
      english: english === null ? null : sealed(sealing.refs, nameField('english', index)),
    })),
  };
  const done = await log.handle({
    command: { ...whole, id: idOf('organisation', whole.id, code), fingerprint },
    stream: ref(organisationStream, code),
    creates: true,
    seal: sealing.item,
    decide: (state) => decideRegistration(state, entry),
  });
  if (isRejection(done)) return done;
  const result = done.events.length === 0 ? 'existed' : 'registered';
  return { code, result, version: done.version };
}

function renaming({ log, notes }: Store): Route {
  return route(renameOrganisation, async (request) => {
    const actor = request.permit(anyone);
    if (isRejection(actor)) return actor;
    const { from, chinese, english } = request.body;
    const drafts: Record<string, NoteDraft> = {
      chinese: nameDraft(chinese),
      ...(english === null ? {} : { english: nameDraft(english) }),
    };
    const sealing = await notes.seal(drafts, request.fingerprint);
    const name: OrganisationName = {
      from,
      chinese: sealed(sealing.refs, 'chinese'),
      english: english === null ? null : sealed(sealing.refs, 'english'),
    };
    const done = await log.handle({
      command: request.command(actor),
      stream: ref(organisationStream, request.params.organisation),
      ...(request.expected === undefined ? {} : { expected: request.expected }),
      seal: sealing.item,
      decide: (state) => decideRenaming(state, name),
    });
    if (isRejection(done)) return done;
    if (done.state === null) return { rejected: 'not-found' };
    const now = nameIn(done.state.names, beijingDate(request.now));
    const opened = await notes.openAll(
      now === undefined ? [] : [now.chinese, ...(now.english === null ? [] : [now.english])],
    );
    const text = (note: string | undefined): string | null => {
      const found = note === undefined ? undefined : opened.get(note);
      return found?.state === 'open' ? found.text : null;
    };
    const { organisation: code, kind, parent, successor } = done.state;
    return {
      body: {
        version: done.version,
        organisation: {
          code,
          kind,
          parent,
          successor,
          chinese: text(now?.chinese.note) ?? '',
          english: text(now?.english?.note),
        },
      },
      version: done.version,
    };
  });
}

function sealed(
  refs: Readonly<Record<string, OrganisationName['chinese']>>,
  field: string,
): OrganisationName['chinese'] {
  const note = refs[field];
  if (note === undefined) throw new Error(`nothing was sealed as ${field}`);
  return note;
}
