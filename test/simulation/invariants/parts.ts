import { idOf } from '@ducha/event-log';
import { complaintStream } from '../../../services/complaints/complaint/complaint-fold.ts';
import { placeOf } from '../../../services/complaints/complaint/complaint-state.ts';
import { partiesTo } from '../../../services/complaints/complaint/parties.ts';
import { ladderStream } from '../../../services/notifications/ladder/ladder-fold.ts';
import {
  finishDeadline,
  partiesTo as partiesToTask,
} from '../../../services/rectification/opening/opening.ts';
import { taskStream } from '../../../services/rectification/task/task-fold.ts';
import { foldsOf } from './folded.ts';
import type { Invariant } from './invariant.ts';

/** 回避: whose case it is, is known alike wherever it is asked. */
export const partsInvariants: readonly Invariant[] = [
  {
    name: 'reminders and tasks know whose case it is',
    says: 'Every ladder of a date says whose case its matter is as it is now, wherever that proved to be and whoever has it since; and so does the rectification task.',
    moment: 'at-rest',
    check(evidence) {
      const ladders = foldsOf(evidence, 'notifications', ladderStream);
      const tasks = foldsOf(evidence, 'rectification', taskStream);
      const complaints = foldsOf(evidence, 'complaints', complaintStream);
      const otherwise = (deadline: string, parts: readonly string[]): string[] => {
        const said = ladders.get(idOf('ladder', deadline))?.state?.parts ?? null;
        return said === null || textOf(said) === textOf(parts)
          ? []
          : [`${deadline} is said to be of ${textOf(said)}, and is of ${textOf(parts)}`];
      };
      return [
        ...[...complaints.values()].flatMap(({ state }) =>
          state.deadlines.flatMap((deadline) => otherwise(deadline, partiesTo(state))),
        ),
        ...[...tasks].flatMap(([id, { state }]) => {
          if (state === null) return [];
          const complaint = complaints.get(state.complaint ?? '')?.state;
          const district = complaint === undefined ? null : placeOf(complaint).district;
          const isElsewhere = state.district !== undefined && state.district !== district;
          return [
            ...(isElsewhere
              ? [`task ${id} is of ${state.district}, its complaint of ${district}`]
              : []),
            ...otherwise(finishDeadline(id, state.lead), partiesToTask(state)),
          ];
        }),
      ];
    },
  },
];

function textOf(parts: readonly string[]): string {
  return [...new Set(parts)].toSorted().join();
}
