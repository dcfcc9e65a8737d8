import type { lookAtComplaint } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import type { BodyOf } from '../../answer.ts';
import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { useWords, wordOf } from '../words.ts';
import { piecesOf, type Finding } from './acts/findings.ts';
import { AttachmentsShown } from './attachments-shown.tsx';

/** What a look shows, after it was recorded for good. */
export type Seen = BodyOf<typeof lookAtComplaint>;

/** What in one of the texts of a look looks like personal data. */
export function markedIn(seen: Seen, name: 'problem' | 'place'): readonly Finding[] {
  const text = seen[name] ?? '';
  return seen.found.flatMap(({ text: field, start, end, kind }) =>
    field === name ? [{ start, end, kind, passage: text.slice(start, end) }] : [],
  );
}

/** 原文: what the complainant wrote and photographed, first and later. The contact is not here. */
export function Original({
  seen,
  canPassOn = false,
}: {
  readonly seen: Seen;
  /** Whether there is a way from here to passing its photographs on. */
  readonly canPassOn?: boolean;
}) {
  const { workspace, words } = useWords();
  const language = useLanguage();
  const texts = workspace.look;
  const { problem, place, photographs, attachments, messages } = seen;
  return (
    <>
      <p class="on-paper">{texts.notPrinted}</p>
      <div class="no-print">
        <p class="said">
          <Marked text={problem} findings={markedIn(seen, 'problem')} />
        </p>
        {place === null ? null : (
          <p class="said">
            <span class="soft">{texts.place}</span>
            <Marked text={place} findings={markedIn(seen, 'place')} />
          </p>
        )}
        {seen.position === null ? null : (
          <p class="said">
            <span class="soft">{texts.position}</span>
            {texts.positionAt(seen.position)}
          </p>
        )}
        {seen.found.length === 0 ? null : (
          <p class="soft small">
            {texts.marked}
            {texts.markedKinds(
              kindsIn(seen).map(([kind, count]) => [wordOf(words.fault, kind), count]),
            )}
          </p>
        )}
        {photographs.length === 0 ? null : (
          <>
            <ol class="plain-list" aria-label={texts.photographs}>
              {photographs.map(({ photograph, url }, index) => (
                <Photograph key={photograph} url={url} name={texts.photograph(index + 1)} />
              ))}
            </ol>
            <p class="soft small">
              {texts.photographsStay}{' '}
              {canPassOn ? (
                <a href="#act-passOnPhotographs">{wordOf(words.act, 'passOnPhotographs')}</a>
              ) : null}
            </p>
          </>
        )}
        {attachments.length === 0 ? null : <AttachmentsShown attachments={attachments} />}
        {messages.length === 0 ? null : <p class="label">{texts.later}</p>}
        {messages.map(({ at, text }) => (
          <p key={at} class="said">
            <span class="soft small">{momentText(language, at)}</span> {text ?? texts.erased}
          </p>
        ))}
      </div>
    </>
  );
}

/** What kinds of it are marked, and how often. */
function kindsIn(seen: Seen): [kind: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { kind } of seen.found) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts];
}

/** A text with what looks like personal data marked, each with what it looks like. */
function Marked({
  text,
  findings,
}: {
  readonly text: string;
  readonly findings: readonly Finding[];
}) {
  const { words } = useWords();
  return (
    <>
      {piecesOf(text, findings).map((piece, place) =>
        piece.finding === undefined ? (
          piece.text
        ) : (
          <mark key={`${place} ${piece.text}`} title={wordOf(words.fault, piece.finding.kind)}>
            {piece.text}
          </mark>
        ),
      )}
    </>
  );
}

/** Its address holds for some minutes: it is fetched at once, and never linked to. */
function Photograph({ url, name }: { readonly url: string; readonly name: string }) {
  const { workspace } = useWords();
  const [isLost, setLost] = useState(false);
  return (
    <li>
      {isLost ? (
        <p class="fault">{workspace.look.notShown(name)}</p>
      ) : (
        <img class="photograph" src={url} alt={name} onError={() => setLost(true)} />
      )}
    </li>
  );
}
