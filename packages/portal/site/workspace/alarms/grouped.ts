import { duty as dutyCode, type AlarmKind, type Duty, type listAlarms } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';

export type Alarm = BodyOf<typeof listAlarms>['alarms'][number];

/** Alarms that are one thing to see to: of one kind, at one organisation. */
export interface AlarmGroup {
  readonly kind: AlarmKind;
  /** Null where the cause lies with the provider, and with no organisation. */
  readonly organisation: string | null;
  readonly duties: readonly Duty[];
  readonly alarms: readonly Alarm[];
  /** What they are about, each once, the earliest date first. */
  readonly matters: readonly Pick<Alarm, 'number' | 'due' | 'unpublished'>[];
  /** Since when the oldest stands. */
  readonly since: string;
}

/** Those that have stood longest come first, as in the list of to-dos. */
export function groupsOf(alarms: readonly Alarm[]): readonly AlarmGroup[] {
  const groups = Map.groupBy(alarms, ({ kind, organisation }) =>
    kind === 'provider-refuses' ? kind : `${kind}/${organisation}`,
  );
  return [...groups.values()]
    .flatMap((found): AlarmGroup[] => {
      const sorted = found.toSorted((a, b) => (a.due < b.due ? -1 : 1));
      const [first] = sorted;
      if (first === undefined) return [];
      return [
        {
          kind: first.kind,
          organisation: first.kind === 'provider-refuses' ? null : first.organisation,
          duties: dutyCode.options.filter((one) => sorted.some((each) => each.duty === one)),
          alarms: sorted,
          matters: [
            ...new Map(sorted.map((each) => [`${each.number} ${each.due}`, each])).values(),
          ],
          since: sorted.reduce((since, { at }) => (at < since ? at : since), first.at),
        },
      ];
    })
    .toSorted((a, b) => (a.since < b.since ? -1 : 1));
}
