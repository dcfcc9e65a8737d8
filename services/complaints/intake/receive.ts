import { beijingDate } from '@ducha/calendar';
import type { Actor, Channel, Endpoint } from '@ducha/contracts';
import {
  idOf,
  isRejection,
  ref,
  type Done,
  type Rejection,
  type StreamRef,
} from '@ducha/event-log';
import type { EndpointRequest } from '@ducha/lambda';
import { complaintStream } from '../complaint/complaint-fold.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import {
  foreignNumberStream,
  foreignNumberTaken,
  type ForeignNumber,
  type ForeignNumberEvent,
} from './foreign-number.ts';
import { decideReceive, foreignNumberFree } from './intake.ts';
import { decideNaming } from '../photographs/handing-in.ts';
import { idsOf, noFiles, type GivenFiles } from '../photographs/given-files.ts';
import type { PhotographEvent } from '../photographs/photograph-events.ts';
import { photographStream } from '../photographs/photograph-fold.ts';
import type { Photograph } from '../photographs/photograph-state.ts';
import { fault } from '../complaint/refused-command.ts';
import type { Bilingual } from '../complaint/words.ts';
import { positionDraft, type Position } from './position.ts';
import { receiptsFor, type Receipt } from './receipts.ts';
import type { ComplaintsService } from '../service.ts';
import { draft, givenDrafts } from '../complaint/texts.ts';

/** A report as it comes in, by whichever channel. */
export interface Report {
  readonly inspection: string;
  readonly problem: string;
  readonly place?: string | undefined;
  readonly district?: string | undefined;
  readonly type?: string | undefined;
  readonly contact?:
    | {
        readonly name?: string | undefined;
        readonly phone?: string | undefined;
        readonly address?: string | undefined;
      }
    | undefined;
  readonly channel: Channel;
  readonly receivedOn?: string | undefined;
  readonly postedOn?: string | undefined;
  readonly foreign?: { readonly list: string; readonly number: string } | undefined;
  /** How many came, and who speaks for them. */
  readonly visit?:
    | { readonly people: number; readonly representatives?: string | undefined }
    | undefined;
  readonly position?: Position | undefined;
  /** Those that were found in the store; a rejection when one was not. */
  readonly files?: GivenFiles | Rejection;
}

type IntakeRequest = Pick<
  EndpointRequest<Endpoint>,
  'command' | 'idempotencyKey' | 'fingerprint' | 'now' | 'unproven'
>;

/** What the reporter gets: the receipt, once. */
export interface Taken {
  readonly complaint: string;
  readonly version: number;
  readonly answer: {
    readonly receipt: string;
    readonly receivedAt: string;
    readonly receivedOn: string;
    readonly notice: Bilingual;
  };
}

/**
 * 收到: takes a report down. Warm, it costs one round trip: what is open and which codes there are is
 * known, the stream's id comes from the receipt, and a retry meets its own commit. Nothing but such a retry
 * is looked for where nobody worked for the request.
 */
export async function receive(
  service: ComplaintsService,
  endpoint: string,
  actor: Actor,
  request: IntakeRequest,
  report: Report,
): Promise<Taken | Rejection> {
  const { unproven } = request;
  if (unproven !== undefined) {
    const receipt = await receiptOf(service, endpoint, actor, request);
    const repeated = await service.log.handle({
      command: request.command(actor),
      stream: ref(complaintStream, receipt.complaint),
      decide: () => unproven,
    });
    return isRejection(repeated) ? repeated : taken(receipt, repeated);
  }
  const { contact } = report;
  const secret = (text: string | undefined, purpose: string) =>
    text === undefined ? undefined : draft(text, 'secret', purpose);
  // In a fresh function each of these is a call to another service: they are waited for together.
  const [wrong, inspection, receipt, { refs, item }] = await Promise.all([
    wrongCodes(service, report),
    service.inspections.find(report.inspection),
    receiptOf(service, endpoint, actor, request),
    service.notes.seal(
      givenDrafts({
        problem: draft(report.problem, 'secret', 'complaint'),
        place: secret(report.place, 'complaint'),
        name: secret(contact?.name, 'contact'),
        phone: secret(contact?.phone, 'contact'),
        address: secret(contact?.address, 'contact'),
        representatives: secret(report.visit?.representatives, 'contact'),
        position: report.position === undefined ? undefined : positionDraft(report.position),
      }),
      request.fingerprint,
    ),
    // By it the date of its screening is counted.
    service.calendar.read(),
  ]);
  if (inspection === undefined) {
    return fault('inspection-not-open', 'inspection', 'There is no such inspection');
  }
  const { problem } = refs;
  if (problem === undefined) throw new Error('the problem was not sealed');
  const today = beijingDate(request.now);
  const received = {
    inspection: report.inspection,
    channel: report.channel,
    receivedAt: request.now,
    receivedOn: report.receivedOn ?? today,
    postedOn: report.postedOn ?? null,
    problem,
    place: refs['place'] ?? null,
    contact: {
      name: refs['name'] ?? null,
      phone: refs['phone'] ?? null,
      address: refs['address'] ?? null,
    },
    district: report.district ?? null,
    suggestedType: report.type ?? null,
    foreign: report.foreign ?? null,
  };
  const { foreign, files: given = noFiles } = report;
  const files = isRejection(given) ? noFiles : given;
  const beside = {
    files,
    position: refs['position'] ?? null,
    visit:
      report.visit === undefined
        ? null
        : { people: report.visit.people, representatives: refs['representatives'] ?? null },
  };
  const done = await service.log.handle({
    command: request.command(actor),
    stream: ref(complaintStream, receipt.complaint),
    creates: true,
    seal: item,
    companions: () => spannedBy({ foreign, files }),
    // After its stream was looked for: a retry gets its first answer, whatever was retired since.
    decide: (state, spanned) => {
      if (wrong !== undefined) return wrong;
      if (isRejection(given)) return given;
      const number = spanned[foreignKey];
      const free = number === undefined ? undefined : foreignNumberFree(number);
      const decision = free ?? decideReceive(state, received, { inspection, today }, beside);
      if (isRejection(decision)) return decision;
      const named = decideNaming(
        Object.fromEntries(idsOf(files).map((id) => [fileKey(id), spanned[fileKey(id)] ?? null])),
        receipt.complaint,
      );
      if (isRejection(named)) return named;
      const takenNumber = { type: foreignNumberTaken.type, data: { complaint: receipt.complaint } };
      return {
        primary: decision,
        companions: { ...named, ...(number === undefined ? {} : { [foreignKey]: [takenNumber] }) },
      };
    },
  });
  return isRejection(done) ? done : taken(receipt, done);
}

const foreignKey = 'foreign/number';
const fileKey = (id: string): `file/${string}` => `file/${id}`;

/** What else belongs to one complaint alone, and so is written together with it: a number of another list, and each file. */
function spannedBy({ foreign, files }: Pick<Report, 'foreign'> & { readonly files: GivenFiles }): {
  readonly [number: `foreign/${string}`]: StreamRef<ForeignNumber, ForeignNumberEvent>;
  readonly [file: `file/${string}`]: StreamRef<Photograph | null, PhotographEvent>;
} {
  const number =
    foreign === undefined
      ? undefined
      : `${foreign.list}-${idOf('foreign', foreign.list, foreign.number)}`;
  return {
    ...(number === undefined ? {} : { [foreignKey]: ref(foreignNumberStream, number) }),
    ...Object.fromEntries(idsOf(files).map((id) => [fileKey(id), ref(photographStream, id)])),
  };
}

function taken(receipt: Receipt, { state, version }: Done<Complaint, unknown>): Taken {
  const { intake } = state;
  if (intake === null) throw new Error('a complaint that was received holds no intake');
  return {
    complaint: receipt.complaint,
    version,
    answer: {
      receipt: receipt.receipt,
      receivedAt: intake.receivedAt,
      receivedOn: intake.receivedOn,
      notice: {
        chinese: '请妥善保存这20位查询凭证，凭它可以查询办理情况。凭证只显示这一次，请勿告诉他人。',
        english:
          'Keep this receipt of 20 digits: it opens the follow-up page. It is shown only once; show it to nobody.',
      },
    },
  };
}

/** The receipt of this request; shortly after a rotation, the one that a first try got before it. */
async function receiptOf(
  service: ComplaintsService,
  endpoint: string,
  actor: Actor,
  request: IntakeRequest,
): Promise<Receipt> {
  const [newest, ...before] = receiptsFor(
    await service.receiptKeys(),
    { endpoint, caller: actor.subject ?? 'public', idempotencyKey: request.idempotencyKey },
    request.now,
  );
  for (const earlier of before) {
    const { version } = await service.log.load(ref(complaintStream, earlier.complaint));
    if (version > 0) return earlier;
  }
  return newest;
}

async function wrongCodes(
  service: ComplaintsService,
  { district, type }: Report,
): Promise<Rejection | undefined> {
  const [organisation, unknown] = await Promise.all([
    district === undefined ? null : service.directory.find(district),
    service.types.unknown('type', type === undefined ? [] : [type]),
  ]);
  if (organisation === undefined) return fault('unknown-code', 'district', 'No such organisation');
  return unknown.length === 0 ? undefined : fault('unknown-code', 'type', 'No such type');
}
