import type { lookAtComplaint } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import type { BodyOf } from '../../answer.ts';
import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { useWords } from '../words.ts';

/** What a look shows, after it was recorded for good. */
export type Seen = BodyOf<typeof lookAtComplaint>;

/** 原文: what the complainant wrote and photographed, first and later. The contact is not here. */
export function Original({ seen }: { readonly seen: Seen }) {
  const { workspace } = useWords();
  const language = useLanguage();
  const texts = workspace.look;
  const { problem, place, photographs, messages } = seen;
  return (
    <>
      <p class="said">{problem}</p>
      {place === null ? null : <p class="soft">{texts.place(place)}</p>}
      {photographs.length === 0 ? null : (
        <ol class="plain-list" aria-label={texts.photographs}>
          {photographs.map(({ photograph, url }, index) => (
            <Photograph key={photograph} url={url} name={texts.photograph(index + 1)} />
          ))}
        </ol>
      )}
      {messages.length === 0 ? null : <p class="label">{texts.later}</p>}
      {messages.map(({ at, text }) => (
        <p key={at} class="said">
          <span class="soft small">{momentText(language, at)}</span> {text ?? texts.erased}
        </p>
      ))}
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
