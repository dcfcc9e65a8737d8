import * as z from 'zod/mini';
import { instant, opaqueId } from '../code.ts';
import { unpublishedYears } from '../counted-date.ts';
import { endpoint } from '../endpoint.ts';
import { actsShown } from './acts.ts';
import { noBody, none } from './complaint-requests.ts';

/** Every change that staff make to one inspection, by the name of its endpoint. */
export const inspectionAct = z.enum([
  'submitInspection',
  'decideInspection',
  'rescheduleInspection',
  'prepareInspection',
  'changeTeam',
  'openStationing',
  'closeStationing',
  'endInspection',
  'eraseInspectionTexts',
]);
export type InspectionAct = z.infer<typeof inspectionAct>;

/** What a role is expected to do next: the words of the workspace's to-do list. */
export const inspectionTodoAct = z.enum([
  'submit',
  'decide',
  'prepare',
  'reschedule',
  'open-stationing',
  'close-stationing',
]);
export type InspectionTodoAct = z.infer<typeof inspectionTodoAct>;

/**
 * What the asking person is expected to do next, and the moment from which that is late. Null when
 * somebody else has the word, or nobody. `open-stationing` stands from the forming of the team on,
 * though it cannot be done before the first day of the window.
 */
export const inspectionTodo = z.nullable(
  z.strictObject({
    act: inspectionTodoAct,
    due: z.nullable(instant),
    /** The years whose notice on days off is not known. */
    unpublished: unpublishedYears,
  }),
);

export const readInspectionActs = endpoint({
  name: 'readInspectionActs',
  service: 'inspections',
  audience: 'staff',
  effect: 'read',
  method: 'GET',
  path: '/inspections/{inspection}/acts',
  summary: 'What the asking person may do with an inspection now, and why not the rest.',
  params: () => z.strictObject({ inspection: opaqueId }),
  query: none,
  body: noBody,
  status: 200,
  answer: () =>
    z.strictObject({
      inspection: opaqueId,
      /** The version that this is said of, for the `If-Match` of the act. */
      version: z.int().check(z.minimum(1)),
      acts: actsShown(inspectionAct),
    }),
  rejections: [],
});
