import {
  listBatches,
  forgetPhrase,
  forgetView,
  keepPhrase,
  listKeptPhrases,
  keepView,
  listComplaints,
  listInspections,
  listKeptViews,
  listLooks,
  listTasks,
  listPublicAnnouncements,
  listPublicBatches,
  listPublicInspections,
  readBatch,
  readComplaint,
  readComplaintActs,
  readComplaintLedger,
  findComplaints,
  readComplaintTimeline,
  readFigures,
  readPublicAnnouncement,
  readPublicBatch,
  readPublicFigures,
  readPublicResult,
  readPublicTable,
  readReplyEvidence,
  viewedLedger,
} from '@ducha/contracts';
import { anyOf, happens, whole } from '../../chance.ts';
import { everyComplaint, inspectionsAt, openInspections } from '../reads.ts';
import { change, hear, look, seen, text, type Act } from '../visit.ts';

/** People who only read. */

const readsInPublic: Act = {
  name: 'reads what is public',
  who: ['citizen'],
  weight: 2,
  calls: [
    listPublicInspections,
    listPublicAnnouncements,
    readPublicAnnouncement,
    listPublicBatches,
    readPublicBatch,
    readPublicTable,

    readPublicResult,
    readPublicFigures,
  ],
  async do(visit) {
    const { random, world } = visit;
    const inspection =
      anyOf(random, await openInspections(visit))?.inspection ??
      anyOf(random, world.heard.get('inspection') ?? []);
    const announced = (await seen(visit, listPublicAnnouncements))?.announcements ?? [];
    const announcement = anyOf(random, announced)?.announcement;
    if (announcement !== undefined) {
      hear(world, 'announcement', announcement);
      await look(visit, readPublicAnnouncement, { params: { announcement } });
    }
    if (inspection === undefined) return;
    await look(visit, readPublicFigures, { query: { inspection } });
    const listed = (await seen(visit, listPublicBatches, { query: { inspection } }))?.batches ?? [];
    const batch = anyOf(random, listed)?.batch;
    if (batch === undefined) return;
    hear(world, 'batch', batch);
    const params = { batch };
    await look(visit, readPublicBatch, { params });
    const edition = happens(random, 0.2) ? { query: { edition: String(whole(random, 1, 3)) } } : {};
    await look(visit, readPublicTable, { params, ...edition });
    await look(visit, readPublicResult, { params, ...edition });
  },
};

const readsComplaints: Act = {
  name: 'reads complaints',
  who: [
    'office-clerk',
    'commissioner',
    'team-leader',
    'team-deputy',
    'team-member',
    'organisation-in-charge',
    'organisation-principal',
  ],
  weight: 1.5,
  calls: [
    listComplaints,
    readComplaintLedger,
    findComplaints,
    readComplaint,
    readComplaintActs,
    readComplaintTimeline,
    readReplyEvidence,
  ],
  async do(visit) {
    const { random, person, world } = visit;
    const inspection = anyOf(random, world.heard.get('inspection') ?? []);
    const query =
      person.organisation !== null || inspection === undefined
        ? { state: random.pick(['open', 'closed'] as const) }
        : { inspection };
    if (happens(random, 0.4)) {
      const own = 'inspection' in query ? { inspection: query.inspection } : {};
      const ledger = await seen(visit, readComplaintLedger, { query: own });
      const since = ledger?.cursor;
      if (since !== undefined) await look(visit, readComplaintLedger, { query: { ...own, since } });
    }
    const limit = String(whole(random, 2, 30));
    const row = anyOf(random, await everyComplaint(visit, { ...query, limit }));
    if (row === undefined) return;
    if (row.number !== null) await look(visit, findComplaints, { query: { number: row.number } });
    const params = { complaint: row.complaint };
    const shown = await seen(visit, readComplaint, { params });
    await look(visit, readComplaintActs, { params });
    if (happens(random, 0.5)) await look(visit, readComplaintTimeline, { params });
    const file = anyOf(random, shown?.replies.flatMap(({ evidence }) => evidence) ?? []);
    if (file !== undefined)
      await look(visit, readReplyEvidence, { params: { ...params, evidence: file.evidence } });
  },
};

/** Another system of the office keeps its own list up to date. */
const synchronises: Act = {
  name: 'synchronises lists',
  who: ['integration-client'],
  weight: 0.5,
  calls: [listComplaints, findComplaints, listTasks],
  async do(visit) {
    const { random, world } = visit;
    const inspection = anyOf(random, world.heard.get('inspection') ?? []);
    if (inspection === undefined) return;
    const query = random.pick([
      { standing: 'open' },
      { stage: 'staged.closed', closedFrom: '2026-01-01' },
      { due: 'overdue', lead: '-.110105' },
      { key: 'yes' },
    ] as const);
    const row = anyOf(random, await everyComplaint(visit, { inspection, ...query }));
    const number = row?.number ?? null;
    if (number !== null) await look(visit, findComplaints, { query: { number } });
    await look(visit, listTasks, { query: { status: 'behind.overdue' } });
  },
};

/** Somebody names what they look at often, and tidies up. */
const keepsViews: Act = {
  name: 'keeps views',
  who: ['office-head', 'team-member', 'organisation-liaison', 'municipal-re-checker'],
  weight: 0.5,
  calls: [listKeptViews, keepView, forgetView],
  async do(visit) {
    const { random } = visit;
    const body = {
      ledger: random.pick(viewedLedger.options),
      name: text(visit, 40),
      query: random.pick(['due=overdue', 'stage=closed.staged&group=lead', 'q=%E5%99%AA']),
    };
    await change(visit, keepView, { body });
    const kept = (await seen(visit, listKeptViews))?.views ?? [];
    const one = anyOf(random, kept);
    if (one !== undefined && happens(random, 0.4)) {
      await change(visit, forgetView, { params: { view: one.view } });
    }
  },
};

/** Somebody keeps what they write often, and tidies up; some write a person into it. */
const keepsPhrases: Act = {
  name: 'keeps phrases',
  who: ['office-screener', 'office-reviewer', 'organisation-liaison'],
  weight: 0.4,
  calls: [listKeptPhrases, keepPhrase, forgetPhrase],
  async do(visit) {
    const { random } = visit;
    await change(visit, keepPhrase, { body: { name: text(visit, 40), text: text(visit, 500) } });
    const kept = (await seen(visit, listKeptPhrases))?.phrases ?? [];
    const one = anyOf(random, kept);
    if (one !== undefined && happens(random, 0.4)) {
      await change(visit, forgetPhrase, { params: { phrase: one.phrase } });
    }
  },
};

const readsFigures: Act = {
  name: 'reads figures and batches',
  who: ['office-clerk', 'office-head', 'commissioner', 'team-leader', 'team-member'],
  weight: 1,
  calls: [listInspections, readFigures, listBatches, readBatch],
  async do(visit) {
    const { random } = visit;
    const inspection = anyOf(random, await inspectionsAt(visit))?.inspection;
    if (inspection === undefined) return;
    await look(visit, readFigures, { query: { inspection } });
    const batch = anyOf(
      random,
      (await seen(visit, listBatches, { query: { inspection } }))?.batches ?? [],
    )?.batch;
    if (batch !== undefined) await look(visit, readBatch, { params: { batch } });
  },
};

const audits: Act = {
  name: 'audits',
  who: ['auditor', 'office-head'],
  weight: 0.7,
  calls: [listLooks, readComplaintTimeline],
  async do(visit) {
    const looks = (await seen(visit, listLooks))?.looks ?? [];
    const complaint =
      anyOf(visit.random, looks)?.complaint ??
      anyOf(visit.random, visit.world.heard.get('complaint') ?? []);
    if (complaint === undefined) return;
    await look(visit, readComplaintTimeline, { params: { complaint } });
    await look(visit, listLooks, { query: { complaint } });
  },
};

export const readingActs = [
  readsInPublic,
  readsComplaints,
  synchronises,
  keepsViews,
  keepsPhrases,
  readsFigures,
  audits,
];
