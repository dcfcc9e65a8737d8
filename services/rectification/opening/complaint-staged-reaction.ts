import { complaintStaged, type NoteRef } from '@ducha/contracts';
import type { Directory } from '@ducha/directory';
import { isRejection, ref } from '@ducha/event-log';
import { reaction, type PolicyReader, type Reaction, type Store } from '@ducha/lambda';
import type { rectificationPolicy } from '@ducha/policy';
import { planDraft, taskOfComplaint } from '../plan/plan-copies.ts';
import { acceptingUnit } from './accepting-unit.ts';
import { decideTask, numberOfTask } from './opening.ts';
import { taskStream } from '../task/task-fold.ts';

/** The lead organisation's entry has not come yet; it will, and the message waits in the queue. */
class OrganisationNotHeardOf extends Error {
  override readonly name = 'OrganisationNotHeardOf';
}

/** 阶段性办结: what is left of a complaint becomes a rectification task. */
export function complaintStagedReaction(
  { log, notes }: Pick<Store, 'log' | 'notes'>,
  directory: Pick<Directory, 'find'>,
  policy: PolicyReader<typeof rectificationPolicy>,
): Reaction {
  return reaction(complaintStaged, async ({ command, data, texts }) => {
    const lead = await directory.find(data.lead);
    if (lead === undefined) throw new OrganisationNotHeardOf(data.lead);
    const [problem, goal, measures] = [data.problem, data.goal, data.measures].map(
      ({ note }: NoteRef) => texts[note],
    );
    const { refs, item } = await notes.seal(
      { problem: planDraft(problem), goal: planDraft(goal), measures: planDraft(measures) },
      command.fingerprint,
    );
    const { values } = await policy.at(command.at);
    const id = taskOfComplaint(data.complaint);
    const done = await log.handle({
      command,
      stream: ref(taskStream, id),
      creates: true,
      seal: item,
      decide: (state) =>
        decideTask(state, {
          task: id,
          at: command.at,
          plan: {
            number: numberOfTask(data.number),
            source: 'complaint',
            inspection: data.inspection,
            ...(data.district === undefined ? {} : { district: data.district }),
            complaint: data.complaint,
            complaintNumber: data.number,
            mainType: data.mainType,
            lead: data.lead,
            assisting: data.assisting,
            accepting: acceptingUnit(
              { lead: data.lead, leadsParent: lead.parent, assisting: data.assisting },
              values,
            ),
            deadlineKind: 'dated',
            deadline: data.deadline,
            ...refs,
          },
        }),
    });
    return isRejection(done) ? { never: done.rejected } : 'done';
  });
}
