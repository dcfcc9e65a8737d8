import { readEvidence } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import type { Answer, BodyOf } from '../../answer.ts';
import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { sizeText } from '../evidence/file-size.ts';
import { readOnce } from '../reads.ts';
import { useWords, wordOf } from '../words.ts';
import type { TaskShown, TaskTexts } from './task-texts.ts';

type Evidence = TaskShown['progress'][number]['evidence'][number];
type Fetched = BodyOf<typeof readEvidence>;

/** Files of evidence; each is fetched when it is asked for, as its address holds for some minutes alone. */
export function EvidenceFiles(props: {
  readonly evidence: readonly Evidence[];
  readonly texts: TaskTexts['evidence'];
}) {
  return (
    <ul class="evidence-files">
      {props.evidence.map((one, place, all) => (
        <OneFile
          key={one.evidence}
          one={one}
          place={all.slice(0, place + 1).filter(({ kind }) => kind === one.kind).length}
          texts={props.texts}
        />
      ))}
    </ul>
  );
}

function OneFile(props: {
  readonly one: Evidence;
  /** Among those of its kind, from 1. */
  readonly place: number;
  readonly texts: TaskTexts['evidence'];
}) {
  const { one, place, texts } = props;
  const { words } = useWords();
  const [state, setState] = useState<'closed' | 'fetching' | 'failed' | Fetched>('closed');
  const name = `${wordOf(words.evidenceKind, one.kind)} ${place}`;
  const open = async (): Promise<void> => {
    setState('fetching');
    const answer: Answer<Fetched> = await readOnce(readEvidence, {
      params: { evidence: one.evidence },
    });
    setState(answer.state === 'ready' ? answer.body : 'failed');
  };
  const opened = typeof state === 'object';
  return (
    <li>
      <p class="line">
        <strong>{name}</strong>
        <span class="soft small">
          {wordOf(words.mediaType, one.mediaType)} · {sizeText(one.bytes)} · {texts.hash}{' '}
          <code title={one.sha256}>{one.sha256.slice(0, 8)}</code>
        </span>
        {one.alsoElsewhere ? <span class="tag yellow">{texts.elsewhere}</span> : null}
        <button
          type="button"
          class="button small"
          aria-expanded={opened}
          aria-label={opened ? `${texts.close} ${name}` : texts.openOne(name)}
          onClick={() => {
            if (opened) setState('closed');
            else if (state !== 'fetching') void open();
          }}
        >
          {opened ? texts.close : state === 'fetching' ? texts.opening : texts.open}
        </button>
      </p>
      <p role="status" class="fault" hidden={state !== 'failed'}>
        {state === 'failed' ? texts.notOpened : null}
      </p>
      {opened ? (
        <Opened name={name} file={state} texts={texts} failed={() => setState('failed')} />
      ) : null}
    </li>
  );
}

function Opened(props: {
  readonly name: string;
  readonly file: Fetched;
  readonly texts: TaskTexts['evidence'];
  readonly failed: () => void;
}) {
  const { name, file, texts } = props;
  const language = useLanguage();
  return (
    <figure>
      {file.mediaType === 'application/pdf' ? null : (
        <img src={file.url} alt={name} onError={props.failed} />
      )}
      <figcaption>
        <a href={file.url} target="_blank" rel="noopener noreferrer">
          {texts.original}
        </a>{' '}
        <span class="soft small">{texts.until(momentText(language, file.until))}</span>
      </figcaption>
    </figure>
  );
}
