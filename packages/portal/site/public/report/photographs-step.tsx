import { attachmentMediaType, photographMediaType } from '@ducha/contracts';
import { useId } from 'preact/hooks';
import type { ReportFaults } from './faults.ts';
import { canBegin } from './photographs/photograph.ts';
import { faultSaid, type ReportTexts } from './said.ts';
import type { Photographs, ShownPhotograph } from './use-photographs.ts';

/** 第 2 步: photographs, recordings and documents, or none. */
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
            name={nameOf(words, shown, place)}
            photographs={photographs}
          />
        ))}
      </ol>
      <Choose
        id={id}
        label={words.add}
        accept={photographMediaType.options}
        left={left.photographs}
        said={words.left(Math.max(0, left.photographs))}
        choose={photographs.choose}
      />
      <Choose
        id={`${id}-others`}
        label={words.addAttachment}
        accept={attachmentMediaType.options}
        left={left.attachments}
        said={words.attachmentsLeft(Math.max(0, left.attachments))}
        choose={photographs.choose}
      />
      <p class="soft small">{words.attachmentsLead}</p>
    </div>
  );
}

function Choose(props: {
  readonly id: string;
  readonly label: string;
  readonly accept: readonly string[];
  readonly left: number;
  readonly said: string;
  readonly choose: (files: readonly File[]) => void;
}) {
  const { id, label, accept, left, said, choose } = props;
  return (
    <div class="choose-photographs">
      <label class={left > 0 ? 'button' : 'button off'} for={id}>
        {label}
      </label>
      <input
        id={id}
        class="unseen"
        type="file"
        multiple
        accept={accept.join(',')}
        disabled={left <= 0}
        aria-describedby={`${id}-left`}
        onChange={({ currentTarget }) => {
          choose(Array.from(currentTarget.files ?? []));
          // So that the same file can be chosen again.
          currentTarget.value = '';
        }}
      />
      <span id={`${id}-left`} class="soft" role="status">
        {said}
      </span>
    </div>
  );
}

/** What a file is called: its kind, and the how many-th it is of that. */
function nameOf(
  words: ReportTexts['photographs'],
  shown: readonly ShownPhotograph[],
  place: number,
): string {
  const kind = shown[place]?.kind ?? 'photograph';
  const nth = shown.slice(0, place + 1).filter((one) => one.kind === kind).length;
  return kind === 'photograph' ? words.nth(nth) : words.nthOf[kind](nth);
}

function Photograph(props: {
  readonly texts: ReportTexts;
  readonly photograph: ShownPhotograph;
  readonly name: string;
  readonly photographs: Photographs;
}) {
  const { texts, photograph, name, photographs } = props;
  const words = texts.photographs;
  const { id, progress, kind, preview, bytes, seconds } = photograph;
  const isUnfit = progress.is === 'unfit';
  return (
    <li class={isUnfit ? 'unfit' : undefined}>
      {preview === undefined ? (
        <span class="preview" aria-hidden="true">
          {progress.is === 'preparing' ? <span class="spinner" /> : isUnfit ? '×' : signs[kind]}
        </span>
      ) : (
        <img class="preview" src={preview} alt={name} />
      )}
      <div>
        <p class="photograph-name">
          <strong>{name}</strong>{' '}
          {bytes === 0 ? null : <span class="soft small">{sizeOf(bytes)}</span>}{' '}
          {seconds === undefined ? null : <span class="soft small">{playedFor(seconds)}</span>}
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

/** What stands where a photograph has its picture. */
const signs = { photograph: '', document: 'PDF', sound: '♪', film: '▶' } as const;

/** How long something plays: `3:07`. */
function playedFor(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
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
