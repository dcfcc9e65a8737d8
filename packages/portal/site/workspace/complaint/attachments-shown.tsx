import { givenKind, type lookAtComplaint } from '@ducha/contracts';
import { useEffect, useState } from 'preact/hooks';
import type { BodyOf } from '../../answer.ts';
import { sizeText } from '../evidence/file-size.ts';
import { useWords, wordOf } from '../words.ts';

type Attachment = BodyOf<typeof lookAtComplaint>['attachments'][number];

/** What of a file is there so far: nothing, or where this page alone can play it. */
type Opened =
  | { readonly is: 'closed' }
  | { readonly is: 'fetching' }
  /** Its bytes are there; `plays` until this browser says that it cannot. */
  | { readonly is: 'open'; readonly address: string; readonly plays: boolean }
  | { readonly is: 'lost' };

/**
 * 附件 of a look: sounds and films are played here, documents saved. Each is fetched whole when somebody opens it, since
 * its address holds for some minutes alone, and is held by this page until it is left. Nothing of it is ever opened as a
 * page: a film is no frame, and what a PDF could run is left to the reader of whoever saves it.
 */
export function AttachmentsShown({ attachments }: { readonly attachments: readonly Attachment[] }) {
  const { workspace } = useWords();
  const texts = workspace.look;
  return (
    <>
      <ol class="plain-list" aria-label={texts.attachments}>
        {attachments.map((attachment, index) => (
          <OneAttachment
            key={attachment.attachment}
            attachment={attachment}
            name={texts.attachment(index + 1)}
          />
        ))}
      </ol>
      <p class="soft small">{texts.attachmentsStay}</p>
    </>
  );
}

function OneAttachment({
  attachment,
  name,
}: {
  readonly attachment: Attachment;
  readonly name: string;
}) {
  const { workspace, words } = useWords();
  const texts = workspace.look;
  const { mediaType, bytes } = attachment;
  const kind = givenKind[mediaType];
  const { opened, open, giveUp } = useOpened(attachment);
  return (
    <li>
      <p class="line">
        <strong>{name}</strong>
        <span class="soft small">
          {wordOf(words.mediaType, mediaType)} · {sizeText(bytes)}
        </span>
        {opened.is === 'open' ? (
          <a class="button small" href={opened.address} download={fileName(name, mediaType)}>
            {texts.save}
          </a>
        ) : (
          <button
            type="button"
            class="button small"
            aria-label={`${texts.openAttachment[kind]} ${name}`}
            onClick={() => void open()}
          >
            {opened.is === 'fetching' ? texts.fetching : texts.openAttachment[kind]}
          </button>
        )}
      </p>
      <div role="status">
        {opened.is === 'lost' ? <p class="fault">{texts.notShown(name)}</p> : null}
        {opened.is === 'open' && kind === 'document' ? (
          <p class="soft small">{texts.documentFetched}</p>
        ) : null}
        {opened.is === 'open' && !opened.plays ? (
          <p class="fault">{texts.notPlayed(name)}</p>
        ) : null}
      </div>
      {opened.is === 'open' && opened.plays && kind === 'sound' ? (
        <audio controls src={opened.address} aria-label={name} onError={giveUp} />
      ) : null}
      {opened.is === 'open' && opened.plays && kind === 'film' ? (
        <video
          class="film"
          controls
          playsInline
          src={opened.address}
          aria-label={name}
          onError={giveUp}
        />
      ) : null}
    </li>
  );
}

/** Fetches a file when it is asked for, and lets it go with the page. */
function useOpened({ url, mediaType }: Attachment): {
  readonly opened: Opened;
  readonly open: () => Promise<void>;
  /** This browser cannot play it: it can be saved all the same. */
  readonly giveUp: () => void;
} {
  const [opened, setOpened] = useState<Opened>({ is: 'closed' });
  const address = opened.is === 'open' ? opened.address : undefined;
  useEffect(
    () => () => {
      if (address !== undefined) URL.revokeObjectURL(address);
    },
    [address],
  );
  const open = async (): Promise<void> => {
    if (opened.is === 'fetching') return;
    setOpened({ is: 'fetching' });
    try {
      const response = await fetch(url, { cache: 'no-store', referrerPolicy: 'no-referrer' });
      if (!response.ok) throw new Error('no attachment');
      // Of the type that its bytes were found to be, whatever the answer says.
      const file = new Blob([await response.arrayBuffer()], { type: mediaType });
      setOpened({ is: 'open', address: URL.createObjectURL(file), plays: true });
    } catch {
      setOpened({ is: 'lost' });
    }
  };
  const giveUp = (): void =>
    setOpened((now) => (now.is === 'open' ? { ...now, plays: false } : now));
  return { opened, open, giveUp };
}

const endings: Readonly<Record<Attachment['mediaType'], string>> = {
  'application/pdf': 'pdf',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/wav': 'wav',
  'audio/ogg': 'ogg',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
};

function fileName(name: string, mediaType: Attachment['mediaType']): string {
  return `${name.replaceAll(' ', '')}.${endings[mediaType]}`;
}
