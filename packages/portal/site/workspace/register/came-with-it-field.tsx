import {
  attachmentsLimit,
  givenBytesLimit,
  givenMediaType,
  photographsLimit,
} from '@ducha/contracts';
import { useId } from 'preact/hooks';
import { FileItems } from '../evidence/file-items.tsx';
import { sizeText } from '../evidence/file-size.ts';
import { useWords, wordOf } from '../words.ts';
import type { CameWithIt } from './use-came-with-it.ts';
import type { register } from './zh.ts';

/** 附件: what came with the letter, the call or the visit. */
export function CameWithItField(props: {
  readonly texts: typeof register;
  readonly files: CameWithIt;
  readonly fault: string | undefined;
}) {
  const { texts, files, fault } = props;
  const { words, workspace } = useWords();
  const id = useId();
  const { document, sound, film, photograph } = givenBytesLimit;
  return (
    <fieldset class="field evidence" aria-describedby={`${id}-hint`}>
      <legend>{texts.files}</legend>
      <p id={`${id}-hint`} class="hint">
        {texts.filesHint({
          photographs: photographsLimit,
          others: attachmentsLimit,
          photograph: sizeText(photograph),
          document: sizeText(Math.max(document, sound)),
          film: sizeText(film),
        })}
      </p>
      <label class="button file-button">
        {texts.chooseFiles}
        <input
          class="unseen"
          type="file"
          multiple
          accept={givenMediaType.options.join(',')}
          onChange={({ currentTarget }) => {
            files.add(null, [...(currentTarget.files ?? [])]);
            // The same file can be chosen again after it was taken away.
            currentTarget.value = '';
          }}
        />
      </label>
      <FileItems
        files={files}
        says={({ state }) =>
          state.is === 'put' && state.mediaType !== undefined
            ? wordOf(words.mediaType, state.mediaType)
            : ''
        }
        unfit={{ ...workspace.evidence.unfit, ...texts.unfitFile }}
      />
      {fault === undefined ? null : <p class="fault">{fault}</p>}
    </fieldset>
  );
}
