import { glanceAtComplaints, type WhyNotGlanced } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { anyone, route, type EndpointRequest, type Route } from '@ducha/lambda';
import { refusedActOn } from '../complaint/complaint-relations.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import type { ComplaintsService } from '../service.ts';
import { accessStream } from './access-fold.ts';
import { openingOf } from './opening.ts';
import { decideSitting, sittingStream, whyNotWaiting } from './sitting.ts';

type GlanceRequest = EndpointRequest<typeof glanceAtComplaints>;

/** One that was asked for, as it stands. */
interface Asked {
  readonly complaint: string;
  readonly state: Complaint;
}

/**
 * 看开头: shows a screener the opening words of what waits, after a look at each was recorded for good, all in one
 * transaction. Each complaint has an answer of its own, and those that are not shown are recorded with why: a sitting
 * that were refused for one that a colleague has just screened would be asked for again and again.
 */
export function glanceRoute(service: ComplaintsService): Route {
  return route(glanceAtComplaints, async (request) => {
    const actor = request.permit(anyone);
    if (isRejection(actor)) return actor;
    const asked = await askedFor(service, request.body.complaints);
    const found = asked.map(({ complaint, state }) => ({
      complaint,
      why: barredFrom(request, state) ?? whyNotWaiting(complaint, state),
    }));
    const shown = found.flatMap(({ complaint, why }) => (why === undefined ? [complaint] : []));
    const notShown = missed(found);
    const done = await service.log.handle({
      command: request.command(actor),
      stream: ref(sittingStream, request.newId),
      creates: true,
      companions: () =>
        Object.fromEntries(shown.map((complaint) => [complaint, ref(accessStream, complaint)])),
      decide: () => decideSitting(request.newId, { shown, notShown }),
    });
    if (isRejection(done)) return done;
    // Asked for again by the same key, it is the sitting of that time.
    const held = done.state;
    const open = asked.filter(({ complaint }) => held.shown.includes(complaint));
    const barred = missed(
      open.map(({ complaint, state }) => ({ complaint, why: barredFrom(request, state) })),
    );
    const closed = new Set(barred.map(({ complaint }) => complaint));
    return {
      body: {
        shown: await openings(
          service,
          open.filter(({ complaint }) => !closed.has(complaint)),
        ),
        notShown: [...held.notShown, ...barred],
        recordedAt: held.at,
      },
    };
  });
}

/** Those that were asked for, each once. */
async function askedFor(
  { log }: ComplaintsService,
  complaints: readonly string[],
): Promise<readonly Asked[]> {
  return Promise.all(
    [...new Set(complaints)].map(async (complaint) => {
      const { state } = await log.load(ref(complaintStream, complaint));
      return { complaint, state };
    }),
  );
}

/** Whether this person may not know of it, or it is their own case 回避: also of one who has become so since. */
function barredFrom(request: GlanceRequest, state: Complaint): WhyNotGlanced | undefined {
  const refused = refusedActOn(request, state);
  if (refused === undefined) return undefined;
  return refused.rejected === 'own-case' ? 'own-case' : 'not-found';
}

function missed(
  found: readonly { readonly complaint: string; readonly why: WhyNotGlanced | undefined }[],
): { complaint: string; why: WhyNotGlanced }[] {
  return found.flatMap(({ complaint, why }) => (why === undefined ? [] : [{ complaint, why }]));
}

/** The opening words themselves; null where they were erased since the sitting. */
async function openings(
  { notes }: ComplaintsService,
  asked: readonly Asked[],
): Promise<{ complaint: string; opening: string | null }[]> {
  const opened = await notes.openAll(
    asked.flatMap(({ state }) => (state.intake === null ? [] : [state.intake.problem])),
  );
  return asked.map(({ complaint, state }) => {
    const note = opened.get(state.intake?.problem.note ?? '');
    if (note === undefined) throw new Error(`no words of ${complaint}`);
    return { complaint, opening: note.state === 'open' ? openingOf(note.text) : null };
  });
}
