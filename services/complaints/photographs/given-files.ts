import type { Complaint } from '../complaint/complaint-state.ts';

/** The files that a report comes with. */
export type GivenFiles = Pick<Complaint, 'photographs' | 'attachments'>;

/** Of a report that comes with none. */
export const noFiles: GivenFiles = { photographs: [], attachments: [] };

/** The ids of them all. */
export function idsOf({ photographs, attachments }: GivenFiles): string[] {
  return [
    ...photographs.map(({ photograph }) => photograph),
    ...attachments.map(({ attachment }) => attachment),
  ];
}
