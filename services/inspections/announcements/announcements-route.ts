import {
  correctAnnouncement,
  eraseAnnouncementTexts,
  publishAnnouncement,
  readAnnouncement,
  withdrawAnnouncement,
  type Endpoint,
} from '@ducha/contracts';
import { isRejection, ref, type Decision, type Rejection, type SealedItem } from '@ducha/event-log';
import { anyone, route, type EndpointRequest, type Route, type Store } from '@ducha/lambda';
import { announcementStream } from './announcement-fold.ts';
import type { Announcement } from './announcement-state.ts';
import type { AnnouncementEvent } from './announcement-events.ts';
import { inspectionStream } from '../inspection/inspection-fold.ts';
import { decideAnnouncementErasure } from './erasing.ts';
import { erasureWrites } from './erasure-writes.ts';
import { decideCorrection, decidePublication, decideWithdrawal } from './publication.ts';
import { sealAnnouncement } from './sealed-announcement.ts';
import { announcementAnswer, type AnnouncementAnswer } from './announcement-answer.ts';

/** 公告 in the hands of the office: published, corrected, withdrawn, read. */
export function announcementRoutes(store: Store): Route[] {
  return [publication(store), correction(store), withdrawal(store), erasure(store), reading(store)];
}

function publication(store: Store): Route {
  return route(publishAnnouncement, async (request) => {
    const actor = request.permit(anyone);
    if (isRejection(actor)) return actor;
    const { kind, inspection: about = null, ...texts } = request.body;
    const [{ wording, item }, inspected] = await Promise.all([
      sealAnnouncement(store.notes, texts, request.fingerprint),
      about === null ? null : store.log.load(ref(inspectionStream, about)),
    ]);
    const done = await store.log.handle({
      command: request.command(actor),
      stream: ref(announcementStream, request.newId),
      creates: true,
      seal: item,
      decide: (state) =>
        decidePublication(state, { kind, inspection: about, ...wording }, inspected?.state?.stage),
    });
    if (isRejection(done)) return done;
    if (done.state === null) throw new Error('a published announcement has a state');
    return announcementAnswer(store.notes, request.newId, done.state, done.version);
  });
}

function correction(store: Store): Route {
  return route(correctAnnouncement, async (request) => {
    const { old, ...texts } = request.body;
    const { wording, item } = await sealAnnouncement(store.notes, texts, request.fingerprint);
    return change(store, request, {
      seal: item,
      decide: (state) => decideCorrection(state, wording, old),
    });
  });
}

function withdrawal(store: Store): Route {
  return route(withdrawAnnouncement, async (request) => {
    const { refs, item } = await store.notes.seal(
      {
        reason: {
          text: request.body.reason,
          class: 'cleared',
          purpose: 'announcement-withdrawal',
          retentionYears: 30,
        },
      },
      request.fingerprint,
    );
    return change(store, request, {
      seal: item,
      decide: (state) => decideWithdrawal(state, refs.reason),
    });
  });
}

function erasure(store: Store): Route {
  return route(eraseAnnouncementTexts, (request) =>
    change(store, request, {
      decide: (state) => decideAnnouncementErasure(state, request.body),
    }),
  );
}

type ChangeRequest = Pick<EndpointRequest<Endpoint>, 'permit' | 'command' | 'expected' | 'now'> & {
  readonly params: { readonly announcement: string };
};

async function change(
  { log, notes }: Store,
  request: ChangeRequest,
  {
    seal,
    decide,
  }: {
    readonly seal?: SealedItem;
    readonly decide: (state: Announcement | null) => Decision<AnnouncementEvent>;
  },
): Promise<AnnouncementAnswer | Rejection> {
  const { announcement: id } = request.params;
  const actor = request.permit(anyone);
  if (isRejection(actor)) return actor;
  const done = await log.handle({
    command: request.command(actor),
    stream: ref(announcementStream, id),
    ...(request.expected === undefined ? {} : { expected: request.expected }),
    ...(seal === undefined ? {} : { seal }),
    writes: erasureWrites(notes, request.now),
    permit: (state) => (state === null ? { rejected: 'not-found' } : undefined),
    decide,
  });
  if (isRejection(done)) return done;
  if (done.state === null) return { rejected: 'not-found' };
  return announcementAnswer(notes, id, done.state, done.version);
}

function reading({ log, notes }: Store): Route {
  return route(readAnnouncement, async (request) => {
    const actor = request.permit(anyone);
    if (isRejection(actor)) return actor;
    const { announcement: id } = request.params;
    const { state, version } = await log.load(ref(announcementStream, id));
    if (state === null) return { rejected: 'not-found' };
    return announcementAnswer(notes, id, state, version, request.query.edition);
  });
}
