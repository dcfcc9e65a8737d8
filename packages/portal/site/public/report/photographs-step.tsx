import { photographMediaType } from '@ducha/contracts';
import { useId } from 'preact/hooks';
import type { ReportFaults } from './faults.ts';
import { canBegin } from './photographs/photograph.ts';
import { faultSaid, type ReportTexts } from './said.ts';
import type { Photographs, ShownPhotograph } from './use-photographs.ts';

/** 第 2 步: photographs, or none. */
export function PhotographsStep(props: {
  readonly texts: ReportTexts;
  readonly photographs: Photographs;
  readonly faults: ReportFaults;
}) {
  const { texts, photographs, faults } = props;
  const words = texts.photographs;
  const { shown, left } = photographs;
  const fault = faultSaid(texts, faults, 'photographs');
  const id = useId();
  return (
    <div class="photographs" data-invalid={fault !== undefined} tabIndex={-1}>
      <p>{words.lead}</p>
      <p class="message">{words.privacy}</p>
      <p class="fault" hidden={fault === undefined}>
        {fault}
      </p>
      <ol class="photograph-list" hidden={shown.length === 0}>
        {shown.map((photograph, place) => (
          <Photograph
            key={photograph.id}
            texts={texts}
            photograph={photograph}
            name={words.nth(place + 1)}
            photographs={photographs}
          />
        ))}
      </ol>
      <div class="choose-photographs">
        <label class={left > 0 ? 'button' : 'button off'} for={id}>
          {words.add}
        </label>
        <input
          id={id}
          class="unseen"
          type="file"
          multiple
          accept={photographMediaType.options.join(',')}
          disabled={left <= 0}
          aria-describedby={`${id}-left`}
          onChange={({ currentTarget }) => {
            photographs.choose(Array.from(currentTarget.files ?? []));
            // So that the same file can be chosen again.
            currentTarget.value = '';
          }}
        />
        <span id={`${id}-left`} class="soft" role="status">
          {words.left(Math.max(0, left))}
        </span>
      </div>
    </div>
  );
}

function Photograph(props: {
  readonly texts: ReportTexts;
  readonly photograph: ShownPhotograph;
  readonly name: string;
  readonly photographs: Photographs;
}) {
  const { texts, photograph, name, photographs } = props;
  const words = texts.photographs;
  const { id, progress, preview, bytes } = photograph;
  const isUnfit = progress.is === 'unfit';
  return (
    <li class={isUnfit ? 'unfit' : undefined}>
      {preview === undefined ? (
        <span class="preview" aria-hidden="true">
          {progress.is === 'preparing' ? <span class="spinner" /> : '×'}
        </span>
      ) : (
        <img class="preview" src={preview} alt={name} />
      )}
      <div>
        <p class="photograph-name">
          <strong>{name}</strong>{' '}
          {bytes === 0 ? null : <span class="soft small">{sizeOf(bytes)}</span>}
        </p>
        <p class={isUnfit ? 'fault' : 'soft'} role="status">
          {saidOf(words, photograph)}
        </p>
        {progress.is === 'uploading' ? (
          <progress max={1} value={progress.part} aria-label={name} />
        ) : null}
        <p class="photograph-acts">
          {progress.is === 'uploading' ? (
            <Act name={name} words={words} act={words.stop} do={() => photographs.stop(id)} />
          ) : null}
          {canBegin(progress) && progress.is !== 'waiting' ? (
            <Act name={name} words={words} act={words.again} do={() => photographs.again(id)} />
          ) : null}
          <Act
            name={name}
            words={words}
            act={isUnfit ? words.dismiss : words.remove}
            do={() => photographs.remove(id)}
          />
        </p>
      </div>
    </li>
  );
}

function Act(props: {
  readonly words: ReportTexts['photographs'];
  readonly act: string;
  readonly name: string;
  readonly do: () => void;
}) {
  return (
    <button
      type="button"
      class="button"
      aria-label={props.words.of(props.act, props.name)}
      onClick={props.do}
    >
      {props.act}
    </button>
  );
}

function sizeOf(bytes: number): string {
  return bytes < 100_000 ? `${Math.ceil(bytes / 1_000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function saidOf(words: ReportTexts['photographs'], { progress }: ShownPhotograph): string {
  switch (progress.is) {
    case 'unfit':
      return words.unfit[progress.why];
    case 'uploading':
      return words.progress.uploading(Math.floor(progress.part * 100));
    case 'preparing':
    case 'waiting':
    case 'stopped':
    case 'cut':
    case 'closed':
    case 'unproven':
    case 'refused':
    case 'uploaded':
      return words.progress[progress.is];
  }
}
