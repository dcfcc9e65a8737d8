import '../../../style/photographs.css';
import { lookAtComplaint, passOnPhotographs, type Fault } from '@ducha/contracts';
import { typedText } from '@ducha/contracts/text-form.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { longest } from '../../../api.ts';
import { momentText } from '../../../dates.ts';
import { CheckField, ChoiceField, TextField } from '../../../fields.tsx';
import { useLanguage } from '../../../language.ts';
import { ActForm } from '../../act-form.tsx';
import { sizeText } from '../../evidence/file-size.ts';
import { useFaults } from '../../faults.ts';
import { useHeldHere } from '../../in-turn/held-here.ts';
import { useStaffAct } from '../../staff-act.ts';
import { useWords, wordOf } from '../../words.ts';
import { actFormOf, type ActFormProps } from '../acts/act-form-of.tsx';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';
import type { Seen } from '../original.tsx';
import {
  choiceOf,
  chosenOf,
  modes,
  withCovering,
  withMode,
  type Choice,
  type Choices,
  type Chosen,
  type Mode,
} from './chosen.ts';
import type { CoveringEvent } from './areas.ts';
import { CoveringField } from './covering-field.tsx';
import { passingOnTexts, type PassingOnTexts } from './passing-on-texts.ts';
import type { Picture } from './picture.ts';
import { sendCopies, type Sent } from './send-copies.ts';
import { useCopies, type Copies } from './use-copies.ts';
import { usePictures } from './use-pictures.ts';

type Props = ActFormProps & { readonly texts: PassingOnTexts };

/** 转交照片: after a recorded look areas are covered, and what is passed on is seen as it is. */
export const passingOn = actFormOf({ texts: passingOnTexts, View: PassOnForm });

function PassOnForm(props: Props) {
  const { complaint, texts, close } = props;
  const { act, send, again, reset } = useStaffAct(lookAtComplaint);
  const [reason, setReason] = useState(texts.look.usual);
  const faultAt = useFaults(act);
  useEffect(() => {
    // The browser may keep the page as it is, to show it again when somebody goes back.
    addEventListener('pagehide', reset);
    return () => removeEventListener('pagehide', reset);
  }, []);
  if (act.state === 'done') return <CoverForm {...props} seen={act.body} lookAgain={reset} />;
  const params = { complaint: complaint.complaint };
  return (
    <ActForm
      act={act}
      submit={texts.look.submit}
      unfinished={typedText(reason) === '' ? [texts.look.noReason] : []}
      onSubmit={() => void send({ params, body: { reason: typedText(reason), contact: false } })}
      onAgain={() => void again()}
      onCancel={close}
    >
      <p>{texts.look.lead}</p>
      <TextField
        label={texts.look.reason}
        required
        value={reason}
        onInput={setReason}
        most={longest(lookAtComplaint, '/reason')}
        fault={faultAt('/reason')}
      />
    </ActForm>
  );
}

function CoverForm(props: Props & { readonly seen: Seen; readonly lookAgain: () => void }) {
  const { complaint, texts, seen, lookAgain, close } = props;
  const language = useLanguage();
  const [choices, setChoices] = useState<Choices>({});
  const [isSure, setSure] = useState(false);
  const pictures = usePictures(seen.photographs);
  const photographs = seen.photographs.map(({ photograph }) => photograph);
  const chosen = chosenOf(choices, photographs);
  const copies = useCopies(chosen, pictures);
  const { act, send, again, conflict } = useComplaintAct(passOnPhotographs, props);
  const { sending, start } = useSending();
  useHeldHere(chosen.length > 0);
  const choose = (changed: (before: Choices) => Choices): void => {
    setChoices(changed);
    setSure(false);
  };
  const passOn = async (): Promise<void> => {
    const sent = await start(complaint.complaint, chosen, copies.made);
    if (typeof sent === 'object' && 'photographs' in sent) {
      send({ photographs: sent.photographs });
    }
  };
  return (
    <ActForm
      act={act}
      submit={texts.submit(chosen.length)}
      unfinished={missingIn(texts.missing, { chosen, copies, isSure })}
      onSubmit={() => void passOn()}
      onAgain={again}
      onCancel={close}
      conflict={conflict}
      faultText={(fault) => faultTextOf(fault, chosen, texts)}
    >
      <p class="soft small">{texts.look.recorded(momentText(language, seen.recordedAt))}</p>
      <ol class="plain-list no-print">
        {photographs.map((photograph, index) => (
          <li key={photograph}>
            <OnePhotograph
              place={index + 1}
              picture={pictures[photograph]}
              choice={choiceOf(choices, photograph)}
              isReplaced={complaint.passedOn.some(({ original }) => original === photograph)}
              texts={texts}
              lookAgain={lookAgain}
              choose={(mode) => choose((before) => withMode(before, photograph, mode))}
              change={(event) => choose((before) => withCovering(before, photograph, event))}
            />
          </li>
        ))}
      </ol>
      {chosen.length === 0 ? null : (
        <Preview chosen={chosen} copies={copies} texts={texts.preview} />
      )}
      {copies.areWhole ? (
        <CheckField label={texts.sure} checked={isSure} onChange={setSure} />
      ) : null}
      <SendingTold sending={sending} texts={texts} />
    </ActForm>
  );
}

function OnePhotograph(props: {
  readonly place: number;
  readonly picture: Picture | 'failed' | undefined;
  readonly choice: Choice;
  readonly isReplaced: boolean;
  readonly texts: PassingOnTexts;
  readonly lookAgain: () => void;
  readonly choose: (mode: Mode) => void;
  readonly change: (event: CoveringEvent) => void;
}) {
  const { place, picture, choice, texts } = props;
  const name = texts.photograph(place);
  if (picture === 'failed') {
    return (
      <div class="cover-one" role="alert">
        <h4>{name}</h4>
        <p class="fault">{texts.notLoaded}</p>
        <button type="button" class="button" onClick={props.lookAgain}>
          {texts.lookAgain}
        </button>
      </div>
    );
  }
  return (
    <section class="cover-one" aria-label={name}>
      <ChoiceField
        label={name}
        value={choice.mode}
        onChange={props.choose}
        options={modes.map((value) => ({ value, text: texts.mode[value] }))}
        {...(props.isReplaced && choice.mode !== 'none' ? { hint: texts.passedBefore } : {})}
      />
      {picture === undefined ? <p role="status">{texts.loading}</p> : null}
      {picture !== undefined && choice.mode === 'cover' ? (
        <CoveringField
          name={name}
          picture={picture}
          covering={choice.covering}
          change={props.change}
          texts={texts.covering}
        />
      ) : null}
      {picture !== undefined && choice.mode !== 'cover' ? (
        <img
          class={choice.mode === 'none' ? 'photograph small' : 'photograph'}
          src={picture.image.src}
          alt={name}
        />
      ) : null}
    </section>
  );
}

/** What will be seen of them: the files themselves. */
function Preview(props: {
  readonly chosen: readonly Chosen[];
  readonly copies: Copies;
  readonly texts: PassingOnTexts['preview'];
}) {
  const { chosen, copies, texts } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const make = async (): Promise<void> => {
    await copies.make();
    heading.current?.scrollIntoView({ block: 'start' });
    heading.current?.focus({ preventScroll: true });
  };
  return (
    <section class="cover-preview">
      <h4 ref={heading} tabIndex={-1}>
        {texts.heading}
      </h4>
      <p class="soft">{texts.exact}</p>
      {copies.areWhole ? null : (
        <p class="actions">
          <button
            type="button"
            class="button"
            aria-disabled={copies.isMaking}
            onClick={() => void make()}
          >
            {copies.isMaking ? texts.making : texts.act}
          </button>
        </p>
      )}
      <div role="status">
        {copies.areBehind && !copies.isMaking ? <p class="soft">{texts.again}</p> : null}
        {copies.failed === undefined ? null : <p class="fault">{texts.failed(copies.failed)}</p>}
      </div>
      {copies.areWhole ? (
        <ul class="plain-list previewed">
          {chosen.map(({ photograph, place, areas }) => {
            const copy = copies.made[photograph];
            if (copy === undefined) return null;
            const { address, width, height, file } = copy;
            const size = `${width} × ${height} · ${sizeText(file.size)}`;
            const caption = texts.caption(place, areas.length, size);
            return (
              <li key={photograph}>
                <figure>
                  <img class="photograph" src={address} alt={texts.picture(place)} />
                  <figcaption class="soft small">{caption}</figcaption>
                </figure>
              </li>
            );
          })}
        </ul>
      ) : null}
    </section>
  );
}

function missingIn(
  texts: PassingOnTexts['missing'],
  {
    chosen,
    copies,
    isSure,
  }: { readonly chosen: readonly Chosen[]; readonly copies: Copies; readonly isSure: boolean },
): string[] {
  if (chosen.length === 0) return [texts.none];
  const uncovered = chosen.filter(({ mode, areas }) => mode === 'cover' && areas.length === 0);
  if (uncovered.length > 0) return uncovered.map(({ place }) => texts.area(place));
  if (!copies.areWhole) return [texts.preview];
  return isSure ? [] : [texts.sure];
}

/** What the house says of one of the photographs that were named, by its place on this page. */
function faultTextOf(
  { pointer, code }: Fault,
  chosen: readonly Chosen[],
  texts: PassingOnTexts,
): string | undefined {
  const named = /^#\/photographs\/(\d+)/.exec(pointer)?.[1];
  const one = named === undefined ? undefined : chosen[Number(named)];
  const sentences: Readonly<Record<string, string>> = texts.faults;
  const sentence = sentences[code];
  return one === undefined || sentence === undefined
    ? undefined
    : `${texts.photograph(one.place)}${texts.colon}${sentence}`;
}

/** How far the copies are on their way. */
type Sending =
  | { readonly is: 'ready' | 'cut' }
  | { readonly is: 'sending'; readonly place: number; readonly count: number }
  | { readonly is: 'refused'; readonly code: string };

/** Sends the copies, once at a time; stops with the form. */
function useSending() {
  const [sending, setSending] = useState<Sending>({ is: 'ready' });
  const leaving = useRef(new AbortController());
  const isBusy = useRef(false);
  useEffect(() => () => leaving.current.abort(), []);
  const start = async (
    ...[complaint, chosen, made]: readonly [string, readonly Chosen[], Copies['made']]
  ): Promise<Sent> => {
    if (isBusy.current) return 'cut';
    isBusy.current = true;
    const count = chosen.length;
    const sent = await sendCopies(complaint, chosen, made, {
      at: (place) => setSending({ is: 'sending', place, count }),
      signal: leaving.current.signal,
    });
    isBusy.current = false;
    if (sent === 'cut') setSending({ is: 'cut' });
    else setSending('refused' in sent ? { is: 'refused', code: sent.refused } : { is: 'ready' });
    return sent;
  };
  return { sending, start };
}

function SendingTold(props: { readonly sending: Sending; readonly texts: PassingOnTexts }) {
  const { sending, texts } = props;
  const { words } = useWords();
  return (
    <>
      <p role="status">
        {sending.is === 'sending' ? texts.sending(sending.place, sending.count) : null}
      </p>
      <div role="alert">
        {sending.is === 'cut' ? <p class="fault">{texts.cut}</p> : null}
        {sending.is === 'refused' ? (
          <p class="fault">{wordOf(words.problem, sending.code)}</p>
        ) : null}
      </div>
    </>
  );
}
