import type { Endpoint } from '@ducha/contracts';
import type { ComponentChildren } from 'preact';
import type { Act } from '../act.ts';
import { ActForm } from './act-form.tsx';

/** An act of which nothing is to be written: what it does, and the press. */
export function ConfirmForm<E extends Endpoint>(props: {
  readonly lead: string;
  readonly submit: string;
  readonly act: Act<E>;
  readonly send: (body: Record<string, never>) => void;
  readonly again: () => void;
  readonly close: () => void;
  readonly conflict: ComponentChildren;
}) {
  const { lead, submit, act, send, again, close, conflict } = props;
  return (
    <ActForm
      act={act}
      submit={submit}
      onSubmit={() => send({})}
      onAgain={again}
      onCancel={close}
      conflict={conflict}
    >
      <p>{lead}</p>
    </ActForm>
  );
}
