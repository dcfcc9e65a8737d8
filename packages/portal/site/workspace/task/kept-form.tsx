import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { useKeptDraft, type KeptDraft } from '../kept-draft.ts';
import { Restored } from '../restored.tsx';
import type { TaskFormProps } from './use-task-act.tsx';

/** What the fields of a kept form are given: what was begun before, and where to keep what is written. */
export interface KeptFormProps extends TaskFormProps {
  readonly kept: KeptDraft;
  /** Whatever lay on the device; undefined when nothing did. */
  readonly first: unknown;
}

/**
 * A form whose fields are kept on the device, sealed, while they are written: first what was begun and
 * not sent, with the way to discard it. What was sent is kept no longer.
 */
export function keptForm(
  name: string,
  Fields: ComponentType<KeptFormProps>,
): ComponentType<TaskFormProps> {
  return function KeptForm(props) {
    const { task, texts, done } = props;
    const kept = useKeptDraft(`${name}/${task.task}`);
    const [round, setRound] = useState(0);
    if (kept.found === 'looking') return null;
    const first = round === 0 ? kept.found.value : undefined;
    return (
      <>
        {first === undefined ? null : (
          <Restored
            texts={texts.kept}
            discard={() => {
              kept.forget();
              setRound(round + 1);
            }}
          />
        )}
        <Fields
          key={round}
          {...props}
          kept={kept}
          first={first}
          done={() => {
            kept.forget();
            done();
          }}
        />
        <p class="soft small">{kept.keeps ? texts.kept.here : texts.kept.not}</p>
      </>
    );
  };
}

/** A text among what was kept; empty where there is none. */
export function textIn(kept: unknown, name: string): string {
  const text: unknown =
    typeof kept === 'object' && kept !== null ? Reflect.get(kept, name) : undefined;
  return typeof text === 'string' ? text : '';
}
