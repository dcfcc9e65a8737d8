import { evidenceMediaType, fileBytesLimit, type EvidenceKind } from '@ducha/contracts';
import { useId, useState } from 'preact/hooks';
import { SelectField } from '../../fields.tsx';
import { useWords, wordOf } from '../words.ts';
import { sizeText } from './file-size.ts';
import { evidenceKinds } from './put-evidence.ts';
import { FileItems } from './file-items.tsx';
import type { useEvidence } from './use-evidence.ts';

/** The files that go with a form: what each is, how far it has come, and what can be done about it. */
export function EvidenceField(props: {
  readonly evidence: ReturnType<typeof useEvidence>;
  /** How many files the act takes. */
  readonly most: number;
  readonly fault?: string | undefined;
}) {
  const { evidence, most, fault } = props;
  const { items, add } = evidence;
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
      <FileItems
        files={evidence}
        says={({ kind }) => wordOf(words.evidenceKind, kind)}
        unfit={texts.unfit}
      />
      {fault === undefined ? null : <p class="fault">{fault}</p>}
    </fieldset>
  );
}
