import { fileBytesLimit } from '@ducha/contracts';
import { useWords, wordOf } from '../words.ts';
import type { FileFault } from './file-check.ts';
import { sizeText } from './file-size.ts';
import type { FileItem, Files } from './use-files.ts';

/** The files of a form: what each is, how far it has come, and what can be done about it. */
export function FileItems<Kind, MediaType>(props: {
  readonly files: Pick<Files<Kind, MediaType>, 'items' | 'remove' | 'again'>;
  /** What is said of one beside its name and its size. */
  readonly says: (item: FileItem<Kind, MediaType>) => string;
  /** Why one does not go, in the words of the form. */
  readonly unfit: UnfitTexts;
}) {
  const { files, says, unfit } = props;
  const { items, remove, again } = files;
  return (
    <ul class="evidence-items" aria-live="polite">
      {items.map((item) => (
        <Item
          key={item.key}
          item={item}
          says={says(item)}
          unfit={unfit}
          remove={remove}
          again={again}
        />
      ))}
    </ul>
  );
}

type OneItem = FileItem<unknown>;
type UnfitTexts = Readonly<Record<Exclude<FileFault, 'too-large'>, string>>;

function Item(props: {
  readonly item: OneItem;
  readonly says: string;
  readonly unfit: UnfitTexts;
  readonly remove: (key: string) => void;
  readonly again: (key: string) => void;
}) {
  const { item, says, unfit, remove, again } = props;
  const { workspace } = useWords();
  const texts = workspace.evidence;
  const { key, name, bytes, state } = item;
  const moving = state.is === 'sending' || state.is === 'waiting';
  return (
    <li class={`evidence-item ${state.is}`}>
      <p class="line">
        <strong>{name}</strong>
        <span class="soft small">
          {[...(says === '' ? [] : [says]), sizeText(bytes)].join(' · ')}
        </span>
      </p>
      <Progress item={item} unfit={unfit} />
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

function Progress(props: { readonly item: OneItem; readonly unfit: UnfitTexts }) {
  const { item, unfit } = props;
  const { name, bytes, state } = item;
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
            ? texts.tooLarge(sizeText(bytes), sizeText(state.limit ?? fileBytesLimit))
            : unfit[state.fault]}
        </p>
      );
  }
}
