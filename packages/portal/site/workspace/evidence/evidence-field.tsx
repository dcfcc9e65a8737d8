import { evidenceMediaType, fileBytesLimit, type EvidenceKind } from '@ducha/contracts';
import { useId, useState } from 'preact/hooks';
import { SelectField } from '../../fields.tsx';
import { useWords, wordOf } from '../words.ts';
import { sizeText } from './file-size.ts';
import { evidenceKinds } from './put-evidence.ts';
import type { EvidenceItem, useEvidence } from './use-evidence.ts';

/** The files that go with a form: what each is, how far it has come, and what can be done about it. */
export function EvidenceField(props: {
  readonly evidence: ReturnType<typeof useEvidence>;
  /** How many files the act takes. */
  readonly most: number;
  readonly fault?: string | undefined;
}) {
  const { evidence, most, fault } = props;
  const { items, add, remove, again } = evidence;
  const { words, workspace } = useWords();
  const texts = workspace.evidence;
  const id = useId();
  const [kind, setKind] = useState<EvidenceKind>('after');
  const room = most - items.length;
  return (
    <fieldset class="field evidence" aria-describedby={`${id}-hint`}>
      <legend>{texts.label}</legend>
      <p id={`${id}-hint`} class="hint">
        {texts.hint(sizeText(fileBytesLimit), most)}
      </p>
      <div class="evidence-choice">
        <SelectField
          label={texts.kind}
          value={kind}
          onChange={(value) => setKind(evidenceKinds.find((each) => each === value) ?? 'after')}
          options={evidenceKinds.map((value) => ({
            value,
            text: wordOf(words.evidenceKind, value),
          }))}
        />
        <label class={room <= 0 ? 'button file-button off' : 'button file-button'}>
          {texts.choose}
          <input
            class="unseen"
            type="file"
            multiple
            accept={evidenceMediaType.options.join(',')}
            disabled={room <= 0}
            onChange={({ currentTarget }) => {
              add(kind, [...(currentTarget.files ?? [])].slice(0, Math.max(0, room)));
              // The same file can be chosen again after it was taken away.
              currentTarget.value = '';
            }}
          />
        </label>
      </div>
      {room <= 0 ? <p class="soft">{texts.full(most)}</p> : null}
      <ul class="evidence-items" aria-live="polite">
        {items.map((item) => (
          <Item key={item.key} item={item} remove={remove} again={again} />
        ))}
      </ul>
      {fault === undefined ? null : <p class="fault">{fault}</p>}
    </fieldset>
  );
}

function Item(props: {
  readonly item: EvidenceItem;
  readonly remove: (key: string) => void;
  readonly again: (key: string) => void;
}) {
  const { item, remove, again } = props;
  const { words, workspace } = useWords();
  const texts = workspace.evidence;
  const { key, name, bytes, kind, state } = item;
  const moving = state.is === 'sending' || state.is === 'waiting';
  return (
    <li class={`evidence-item ${state.is}`}>
      <p class="line">
        <strong>{name}</strong>
        <span class="soft small">
          {wordOf(words.evidenceKind, kind)} · {sizeText(bytes)}
        </span>
      </p>
      <Progress item={item} />
      <p class="line">
        {state.is === 'cut' ? (
          <button type="button" class="button small" onClick={() => again(key)}>
            {texts.again}
          </button>
        ) : null}
        <button
          type="button"
          class="button small"
          aria-label={`${moving ? texts.cancel : texts.remove} ${name}`}
          onClick={() => remove(key)}
        >
          {moving ? texts.cancel : texts.remove}
        </button>
      </p>
    </li>
  );
}

function Progress({ item: { name, bytes, state } }: { readonly item: EvidenceItem }) {
  const { words, workspace } = useWords();
  const texts = workspace.evidence;
  switch (state.is) {
    case 'waiting':
      return <p class="soft">{texts.waiting}</p>;
    case 'sending':
      return (
        <p>
          <progress value={state.part} max={1} aria-label={texts.sending(name)} />
          <span class="soft small number">{Math.floor(state.part * 100)} %</span>
        </p>
      );
    case 'put':
      return <p class="good">✓ {texts.put}</p>;
    case 'cut':
      return <p class="fault">{texts.cut}</p>;
    case 'refused':
      return <p class="fault">{wordOf({ ...words.problem }, state.code)}</p>;
    case 'unfit':
      return (
        <p class="fault">
          {state.fault === 'too-large'
            ? texts.tooLarge(sizeText(bytes), sizeText(fileBytesLimit))
            : texts.unfit[state.fault]}
        </p>
      );
  }
}
