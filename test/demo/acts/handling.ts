import {
  askExtension,
  askReopening,
  correctAcceptance,
  decideExtension,
  decideRefusal,
  decideReopening,
  decideReply,
  finishTask,
  listTasks,
  postProgress,
  readComplaint,
  readTask,
  reassign,
  refuse,
  reply,
  requestEvidenceUpload,
  requestReplyEvidence,
  reviewReply,
  screenComplaint,
  signIn,
  supplementComplaint,
  tellSatisfaction,
  writeToComplainant,
  withdrawByReceipt,
  writeToOffice,
  type Endpoint,
} from '@ducha/contracts';
import type { LocalDate } from '@ducha/calendar';
import type { Asked } from '../../caller.ts';
import { dateOf } from '../month/moments.ts';
import type { PlannedComplaint, Step } from '../month/steps.ts';
import { paintScene } from '../pictures/scene.ts';
import type { Done, Town, Who } from '../town.ts';
import type { Answer } from '../words/answers.ts';
import { townshipOf } from '../words/places.ts';
import { announced, pictureSeed, report } from './intake.ts';
import { knownIn, type Known } from './known.ts';
import { deskOf } from './place.ts';

/** Does one step of a complaint, as the person whose step it is. */
export async function doStep(
  town: Town,
  known: Known,
  complaint: PlannedComplaint,
  step: Step,
  began: LocalDate,
): Promise<void> {
  const { key, reported } = complaint;
  const what = `${key}/${step.do}-${step.at}`;
  const of = { town, known, complaint, what, began };
  switch (step.do) {
    case 'report':
      return report(town, known, complaint);
    case 'accept': {
      const { body } = await change(of, 'office-screener', screenComplaint, {
        decision: 'accept',
        mainType: reported.matter.type,
        otherTypes: [...(reported.matter.otherTypes ?? [])],
        keyAttention: step.keyAttention,
        place: townshipOf(reported.place) ?? reported.place.district,
        organisations: [
          { organisation: step.lead, role: 'lead' },
          ...step.assist.map((organisation) => ({ organisation, role: 'assist' as const })),
        ],
        clearedText: reported.clearedText,
        gist: reported.gist,
      });
      if (body.number !== null) known.numbers.set(key, body.number);
      return;
    }
    case 'decline': {
      const { ground, explanation, handedTo } = step;
      await change(of, 'office-screener', screenComplaint, {
        decision: 'decline',
        ground,
        explanation,
        ...(handedTo === undefined ? {} : { handedTo }),
      });
      return;
    }
    case 'merge':
      await change(of, 'office-screener', screenComplaint, {
        decision: 'merge',
        into: knownIn(known.complaints, step.into),
      });
      return;
    case 'ask':
      await change(of, 'office-screener', screenComplaint, {
        decision: 'ask',
        question: step.question,
      });
      return;
    case 'supplement':
      await town.act(null, what, supplementComplaint, {
        receipt: knownIn(known.receipts, key),
        body: { text: step.text },
      });
      return;
    case 'withdraw':
      await town.act(null, what, withdrawByReceipt, {
        receipt: knownIn(known.receipts, key),
      });
      return;
    case 'tell-satisfaction':
      await town.act(null, what, tellSatisfaction, {
        receipt: knownIn(known.receipts, key),
        body: { satisfied: step.satisfied },
      });
      return;
    case 'ask-reopening':
      await town.act(null, what, askReopening, {
        receipt: knownIn(known.receipts, key),
        body: { reason: step.reason },
      });
      return;
    case 'grant-reopening':
      await change(of, 'office-head', decideReopening, { decision: 'grant', reason: step.reason });
      return;
    case 'deny-reopening':
      await change(of, 'office-head', decideReopening, { decision: 'deny', reason: step.reason });
      return;
    case 'write':
      await town.act(null, what, writeToOffice, {
        receipt: knownIn(known.receipts, key),
        body: { text: step.text },
      });
      return;
    case 'answer':
      await change(of, 'office-reviewer', writeToComplainant, { text: step.text });
      return;
    case 'sign-in': {
      // Several organisations may sign at one moment.
      const own = { ...of, what: `${what}-${step.organisation}` };
      await change(own, deskOf(step.organisation), signIn, {});
      return;
    }
    case 'refuse':
      // Once it is granted, whoever refused reads nothing of it any more, and cannot be asked again.
      if (await wasRefused(of)) return;
      await change(of, deskOf(step.organisation), refuse, { reason: step.reason });
      return;
    case 'deny-refusal':
      await change(of, 'office-head', decideRefusal, { decision: 'deny' });
      return;
    case 'grant-refusal':
      await change(of, 'office-head', decideRefusal, {
        decision: 'grant',
        organisations: [{ organisation: step.lead, role: 'lead' }],
      });
      return;
    case 'correct':
      await change(of, 'office-screener', correctAcceptance, {
        ...('otherTypes' in step.as ? { otherTypes: [...step.as.otherTypes] } : step.as),
        reason: step.reason,
      });
      return;
    case 'reassign':
      await change(of, 'office-head', reassign, {
        organisations: [{ organisation: step.lead, role: 'lead' }],
        reason: step.reason,
      });
      return;
    case 'ask-extension':
      await change(of, deskOf(step.organisation), askExtension, {
        until: dateOf(step.untilDay, began),
        reason: step.reason,
      });
      return;
    case 'grant-extension':
      await change(of, 'office-head', decideExtension, { decision: 'grant' });
      return;
    case 'deny-extension':
      await change(of, 'office-head', decideExtension, { decision: 'deny', reason: step.reason });
      return;
    case 'reply':
      return replyTo(of, step);
    case 'approve':
      await change(of, principalOf(step.organisation), decideReply, { decision: 'approve' });
      return;
    case 'send-back':
      await change(of, principalOf(step.organisation), decideReply, {
        decision: 'return',
        reason: step.reason,
      });
      return;
    case 'confirm':
      await change(of, 'office-reviewer', reviewReply, {
        decision: 'confirm',
        problem: reported.clearedText,
        ...publicTexts(step.answer),
        ...(step.answer.measures === undefined ? {} : { measures: step.answer.measures }),
      });
      return;
    case 'return':
      await change(of, 'office-reviewer', reviewReply, {
        decision: 'return',
        reason: step.reason,
        redoBy: dateOf(step.redoDay, began),
      });
      return;
    case 'progress':
      return showProgress(of, step);
    case 'finish': {
      const task = await taskOf(of);
      await town.change(
        deskOf(step.organisation),
        what,
        finishTask,
        { read: readTask, params: { task } },
        { text: step.text },
      );
      return;
    }
  }
}

/** One step in hand. */
interface Of {
  readonly town: Town;
  readonly known: Known;
  readonly complaint: PlannedComplaint;
  /** Its name among the acts of the month. */
  readonly what: string;
  readonly began: LocalDate;
}

/** An act on the complaint, by somebody who has just read it. */
function change<E extends Endpoint>(
  { town, known, complaint, what }: Of,
  who: Who,
  endpoint: E,
  body: Asked<E>['body'],
): Promise<Done<E>> {
  const params = { complaint: knownIn(known.complaints, complaint.key) };
  return town.change(who, what, endpoint, { read: readComplaint, params }, body);
}

async function wasRefused({ town, known, complaint }: Of): Promise<boolean> {
  const params = { complaint: knownIn(known.complaints, complaint.key) };
  const { body } = await town.read('office-head', readComplaint, { params });
  return body.refusals.length > 0;
}

async function replyTo(of: Of, step: Extract<Step, { do: 'reply' }>): Promise<void> {
  const { organisation, answer, deadlineDay, photograph } = step;
  const { verdict, result, outcomes, findings, handling, goal } = answer;
  const desk = deskOf(organisation);
  await change(of, desk, reply, {
    kind: result === 'open' ? 'interim' : 'final',
    verdict,
    result,
    outcomes,
    findings,
    handling,
    goal,
    ...(answer.rectification === undefined ? {} : { rectification: answer.rectification }),
    ...(answer.accountability === undefined ? {} : { accountability: answer.accountability }),
    ...(answer.measures === undefined || deadlineDay === null
      ? {}
      : { plan: { measures: answer.measures, deadline: dateOf(deadlineDay, of.began) } }),
    evidence: photograph ? [await replyPhotograph(of, desk)] : [],
  });
}

async function replyPhotograph(of: Of, desk: string): Promise<string> {
  const { town, known, complaint, what } = of;
  const file = announced(
    paintScene(complaint.reported.matter.scene, pictureSeed(`${what}/evidence`), true),
  );
  const { body } = await town.act(desk, `${what}/evidence`, requestReplyEvidence, {
    params: { complaint: knownIn(known.complaints, complaint.key) },
    body: { ...file.about, mediaType: 'image/png', kind: 'after' },
  });
  await town.put(body.upload, file.bytes);
  return body.evidence;
}

async function showProgress(of: Of, step: Extract<Step, { do: 'progress' }>): Promise<void> {
  const { town, complaint, what } = of;
  const { organisation, word, text, shows, borrowed } = step;
  const task = await taskOf(of);
  const desk = deskOf(organisation);
  const picture = pictureSeed(borrowed ? 'borrowed' : what);
  const scene = borrowed ? 'street' : complaint.reported.matter.scene;
  const file = announced(paintScene(scene, picture, shows === 'after'));
  const { body } = await town.act(desk, `${what}/evidence`, requestEvidenceUpload, {
    body: { task, ...file.about, mediaType: 'image/png', kind: shows },
  });
  await town.put(body.upload, file.bytes);
  await town.change(
    desk,
    what,
    postProgress,
    { read: readTask, params: { task } },
    { word, text, evidence: [body.evidence] },
  );
}

/** The task of a staged complaint: its number is the complaint's own with an ordinal. */
async function taskOf({ town, known, complaint }: Of): Promise<string> {
  const number = `${knownIn(known.numbers, complaint.key)}-Z1`;
  const found = known.tasks.get(number);
  if (found !== undefined) return found;
  let after: string | undefined;
  do {
    const { body } = await town.read('office-reviewer', listTasks, {
      query: after === undefined ? {} : { after },
    });
    for (const task of body.tasks) known.tasks.set(task.number, task.task);
    after = body.next ?? undefined;
  } while (after !== undefined);
  return knownIn(known.tasks, number);
}

function publicTexts({ findings, handling, goal, accountability }: Answer) {
  return { findings, handling, goal, ...(accountability === undefined ? {} : { accountability }) };
}

function principalOf(organisation: string): string {
  return `organisation-principal@${organisation}`;
}
