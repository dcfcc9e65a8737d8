import {
  changeCalendar,
  readCalendarEntries,
  type CalendarAct,
  type CalendarShown,
  type Fault,
} from '@ducha/contracts';
import type { ComponentChildren } from 'preact';
import { codeOf } from '../../api.ts';
import { ActForm } from '../act-form.tsx';
import { useFaults } from '../faults.ts';
import { changed } from '../reads.ts';
import { useStaffAct } from '../staff-act.ts';
import { ChangesPreview } from './changes-preview.tsx';
import { faultInPlace, faultText } from './fault-text.ts';
import type { calendar } from './zh.ts';

/** What every form on the calendar knows: what is shown, and what is done when it ends. */
export interface CalendarForm {
  readonly texts: typeof calendar;
  readonly shown: CalendarShown;
  readonly close: () => void;
  readonly done: () => void;
}

/** A form that does one act on the calendar: its fields, and before it is sent, which days it changes. */
export function CalendarActForm(
  props: CalendarForm & {
    readonly submit: string;
    readonly danger?: boolean;
    /** What is to be done, once it is written out. */
    readonly act: CalendarAct | undefined;
    readonly unfinished?: readonly string[];
    /** What a holiday of the form is called, for its faults. */
    readonly holiday?: (place: number) => string;
    readonly children: (faultAt: (pointer: string) => string | undefined) => ComponentChildren;
  },
) {
  const { texts, shown, unfinished = [], holiday = () => '' } = props;
  const { act, send, again } = useStaffAct(changeCalendar);
  const faultAt = useFaults(act, (fault: Fault) => faultText(texts.fault, fault));
  const finish = (called: Awaited<ReturnType<typeof send>>): void => {
    if (called === undefined) return;
    if (called.ok) {
      changed(readCalendarEntries);
      props.done();
    } else if (codeOf(called.problem) === 'version-moved') {
      changed(readCalendarEntries);
    }
  };
  return (
    <ActForm
      act={act}
      submit={props.submit}
      danger={props.danger ?? false}
      unfinished={unfinished}
      onSubmit={() => {
        if (props.act === undefined) return;
        void send({ ifMatch: shown.version, body: props.act }).then(finish);
      }}
      onAgain={() => void again().then(finish)}
      onCancel={props.close}
      conflict={<p>{texts.form.moved}</p>}
      faultText={(fault) => faultInPlace(texts.fault, fault, holiday)}
    >
      {props.children(faultAt)}
      <ChangesPreview texts={texts} shown={shown} act={props.act} />
    </ActForm>
  );
}
