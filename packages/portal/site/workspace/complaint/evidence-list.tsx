import { readReplyEvidence } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { call } from '../../api.ts';
import { sizeText } from '../evidence/file-size.ts';
import { accessToken } from '../session.ts';
import { useWords, wordOf } from '../words.ts';
import type { ComplaintShown } from './acts/act-form-of.tsx';
import type { ComplaintTexts } from './complaint-texts.ts';

type Evidence = ComplaintShown['replies'][number]['evidence'][number];

/** What is said of a file that is fetched when it is asked for. */
export type EvidenceTexts = Pick<ComplaintTexts['replies'], 'open' | 'opening' | 'notOpened'>;

/** The files of a reply, each fetched when it is asked for: its address holds for some minutes alone. */
export function EvidenceList(props: {
  readonly complaint: string;
  readonly evidence: readonly Evidence[];
  readonly texts: EvidenceTexts;
}) {
  return (
    <ul class="plain-list">
      {props.evidence.map((one, place) => (
        <OneFile key={one.evidence} {...props} one={one} place={place + 1} />
      ))}
    </ul>
  );
}

function OneFile(props: {
  readonly complaint: string;
  readonly one: Evidence;
  readonly place: number;
  readonly texts: EvidenceTexts;
}) {
  const { complaint, one, place, texts } = props;
  const { words } = useWords();
  const [state, setState] = useState<'ready' | 'fetching' | 'failed'>('ready');
  const name = `${wordOf(words.evidenceKind, one.kind)} ${place}`;
  const open = async (): Promise<void> => {
    setState('fetching');
    try {
      const token = await accessToken();
      const called = await call(readReplyEvidence, {
        params: { complaint, evidence: one.evidence },
        ...(token === undefined ? {} : { token }),
      });
      setState(called.ok ? 'ready' : 'failed');
      if (called.ok) window.open(called.body.url, '_blank', 'noopener,noreferrer');
    } catch {
      setState('failed');
    }
  };
  return (
    <li class="line">
      <span>{name}</span>
      <span class="soft small">
        {wordOf(words.mediaType, one.mediaType)} · {sizeText(one.bytes)}
      </span>
      <button
        type="button"
        class="button small"
        aria-label={`${texts.open} ${name}`}
        onClick={() => void open()}
      >
        {state === 'fetching' ? texts.opening : texts.open}
      </button>
      <span role="status" class="fault">
        {state === 'failed' ? texts.notOpened : null}
      </span>
    </li>
  );
}
