import { readReplyEvidence } from '@ducha/contracts';
import { useEffect, useState } from 'preact/hooks';
import { call } from '../../../api.ts';
import { sizeText } from '../../evidence/file-size.ts';
import { accessToken } from '../../session.ts';
import { useWords, wordOf } from '../../words.ts';
import type { ComplaintShown } from '../acts/act-form-of.tsx';
import { EvidenceList, type EvidenceTexts } from '../evidence-list.tsx';

type Evidence = ComplaintShown['replies'][number]['evidence'][number];

/** The files of a reply beside its words: pictures as they look, the others by their name and size. */
export function ReplyEvidence(props: {
  readonly complaint: string;
  readonly evidence: readonly Evidence[];
  readonly texts: EvidenceTexts & { readonly none: string };
}) {
  const { complaint, evidence, texts } = props;
  const pictures = evidence.filter(({ mediaType }) => mediaType.startsWith('image/'));
  const others = evidence.filter(({ mediaType }) => !mediaType.startsWith('image/'));
  if (evidence.length === 0) return <p class="soft">{texts.none}</p>;
  return (
    <>
      {pictures.length === 0 ? null : (
        <ul class="thumbs">
          {pictures.map((one, place) => (
            <Picture
              key={one.evidence}
              complaint={complaint}
              one={one}
              place={place + 1}
              texts={texts}
            />
          ))}
        </ul>
      )}
      {others.length === 0 ? null : (
        <EvidenceList complaint={complaint} evidence={others} texts={texts} />
      )}
    </>
  );
}

/** Fetched at once: its address holds for some minutes alone. */
function Picture(props: {
  readonly complaint: string;
  readonly one: Evidence;
  readonly place: number;
  readonly texts: EvidenceTexts;
}) {
  const { complaint, one, place, texts } = props;
  const { words } = useWords();
  const [found, setFound] = useState<{ readonly url: string } | 'fetching' | 'failed'>('fetching');
  const name = `${wordOf(words.evidenceKind, one.kind)} ${place}`;
  useEffect(() => {
    let left = false;
    const fetchIt = async (): Promise<void> => {
      const token = await accessToken();
      const called = await call(readReplyEvidence, {
        params: { complaint, evidence: one.evidence },
        ...(token === undefined ? {} : { token }),
      });
      if (!left) setFound(called.ok ? { url: called.body.url } : 'failed');
    };
    fetchIt().catch(() => {
      if (!left) setFound('failed');
    });
    return () => {
      left = true;
    };
  }, [complaint, one.evidence]);
  return (
    <li>
      {typeof found === 'object' ? (
        <a href={found.url} target="_blank" rel="noopener noreferrer">
          <img src={found.url} alt={name} onError={() => setFound('failed')} />
        </a>
      ) : (
        <p role="status" class={found === 'failed' ? 'fault' : 'soft'}>
          {found === 'failed' ? texts.notOpened : texts.opening}
        </p>
      )}
      <p class="small">
        {name} <span class="soft">{sizeText(one.bytes)}</span>
      </p>
    </li>
  );
}
