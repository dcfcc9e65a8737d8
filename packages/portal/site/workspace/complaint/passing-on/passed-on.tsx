import '../../../style/photographs.css';
import { readPassedOnPhotograph } from '@ducha/contracts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { call } from '../../../api.ts';
import { momentText } from '../../../dates.ts';
import { useLanguage } from '../../../language.ts';
import { mayUse, usePerson } from '../../person.ts';
import { accessToken } from '../../session.ts';
import type { ComplaintShown } from '../acts/act-form-of.tsx';
import type { ComplaintTexts } from '../complaint-texts.ts';

type PassedOn = ComplaintShown['passedOn'][number];

/** The copies of photographs that the office passed on; nothing where it passed none on. */
export function PassedOnPhotographs(props: {
  readonly complaint: ComplaintShown;
  readonly texts: ComplaintTexts;
}) {
  const { complaint, passedOn, transferredAt } = props.complaint;
  const { passedOn: texts } = props.texts;
  const isOfOffice = mayUse(usePerson(), 'takeBackPhotographs');
  if (passedOn.length === 0) return null;
  return (
    <section class="card" aria-labelledby="passed-on">
      <h2 id="passed-on">{texts.heading}</h2>
      <p class="soft">
        {isOfOffice ? (transferredAt === null ? texts.before : texts.after) : texts.lead}
      </p>
      <ul class="passed-on no-print">
        {passedOn.map((one, index) => (
          <li key={one.photograph}>
            <OnePicture complaint={complaint} one={one} place={index + 1} texts={texts} />
          </li>
        ))}
      </ul>
      <p class="on-paper">{texts.notPrinted(passedOn.length)}</p>
    </section>
  );
}

/** What has come of one: its address holds for some minutes, in which the browser fetches it. */
type Fetched =
  | { readonly is: 'fetching' | 'failed' }
  | { readonly is: 'there'; readonly url: string };

function OnePicture(props: {
  readonly complaint: string;
  readonly one: PassedOn;
  readonly place: number;
  readonly texts: ComplaintTexts['passedOn'];
}) {
  const { complaint, one, place, texts } = props;
  const { photograph, areas, at } = one;
  const language = useLanguage();
  const [fetched, setFetched] = useState<Fetched>({ is: 'fetching' });
  const [turn, setTurn] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const leaving = new AbortController();
    const read = async (): Promise<void> => {
      setFetched({ is: 'fetching' });
      try {
        const token = await accessToken();
        const asked = {
          params: { complaint, photograph },
          ...(token === undefined ? {} : { token }),
        };
        const called = await call(readPassedOnPhotograph, asked, leaving.signal);
        if (leaving.signal.aborted) return;
        setFetched(called.ok ? { is: 'there', url: called.body.url } : { is: 'failed' });
      } catch {
        if (!leaving.signal.aborted) setFetched({ is: 'failed' });
      }
    };
    void read();
    return () => leaving.abort();
  }, [complaint, photograph, turn]);
  const name = texts.photograph(place, areas);
  const caption = `${name} · ${momentText(language, at)}`;
  return (
    <figure>
      {fetched.is === 'fetching' ? <p role="status">{texts.fetching}</p> : null}
      {fetched.is === 'failed' ? (
        <div role="alert">
          <p class="fault">{texts.notShown}</p>
          <button type="button" class="button small" onClick={() => setTurn(turn + 1)}>
            {texts.again}
          </button>
        </div>
      ) : null}
      {fetched.is === 'there' ? (
        <>
          <button
            type="button"
            class="picture-button"
            aria-label={texts.enlarge(name)}
            onClick={() => dialog.current?.showModal()}
          >
            <img
              class="photograph"
              src={fetched.url}
              alt=""
              onError={() => setFetched({ is: 'failed' })}
            />
          </button>
          <dialog ref={dialog} class="picture-dialog" aria-label={name}>
            <img class="photograph" src={fetched.url} alt={name} />
            <p class="actions">
              <button type="button" class="button" onClick={() => dialog.current?.close()}>
                {texts.close}
              </button>
            </p>
          </dialog>
        </>
      ) : null}
      <figcaption class="soft small">{caption}</figcaption>
    </figure>
  );
}
