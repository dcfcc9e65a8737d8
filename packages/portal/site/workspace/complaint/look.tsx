import { typedText } from '@ducha/contracts/text-form.ts';
import { longest } from '../../api.ts';
import { lookAtComplaint } from '@ducha/contracts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { momentText } from '../../dates.ts';
import { CheckField, TextField } from '../../fields.tsx';
import { useLanguage } from '../../language.ts';
import { ActForm } from '../act-form.tsx';
import { useFaults } from '../faults.ts';
import { useStaffAct } from '../staff-act.ts';
import type { ComplaintTexts } from './complaint-texts.ts';
import { Original, type Seen } from './original.tsx';

/**
 * The complainant's own words, behind a dialog that says that the look is recorded for good. They are
 * held by this component alone, and gone with it and when the page is left.
 */
export function LookAtComplaint(props: {
  readonly complaint: string;
  readonly texts: ComplaintTexts;
}) {
  const { look: texts } = props.texts;
  const [asking, setAsking] = useState(false);
  const [seen, setSeen] = useState<Seen | undefined>(undefined);
  useEffect(() => {
    // The browser may keep the page as it is, to show it again when somebody goes back.
    const forget = (): void => setSeen(undefined);
    addEventListener('pagehide', forget);
    return () => removeEventListener('pagehide', forget);
  }, []);
  return (
    <>
      {seen === undefined ? (
        <p>
          <button type="button" class="button" onClick={() => setAsking(true)}>
            {texts.open}
          </button>
        </p>
      ) : (
        <SeenWords seen={seen} texts={texts} hide={() => setSeen(undefined)} />
      )}
      {asking ? (
        <Asking
          complaint={props.complaint}
          texts={texts}
          shown={(body) => {
            setSeen(body);
            setAsking(false);
          }}
          close={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}

function Asking(props: {
  readonly complaint: string;
  readonly texts: ComplaintTexts['look'];
  readonly shown: (seen: Seen) => void;
  readonly close: () => void;
}) {
  const { complaint, texts, shown, close } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState('');
  const [contact, setContact] = useState(false);
  const { act, send, again } = useStaffAct(lookAtComplaint);
  const faultAt = useFaults(act);
  useEffect(() => dialog.current?.showModal(), []);
  const show = (called: Awaited<ReturnType<typeof send>>): void => {
    if (called?.ok === true) shown(called.body);
  };
  return (
    <dialog ref={dialog} aria-labelledby="look" onClose={close}>
      <h2 id="look">{texts.title}</h2>
      <div class="message mind">
        <p>{texts.lead}</p>
      </div>
      <ActForm
        act={act}
        submit={texts.submit}
        unfinished={typedText(reason) === '' ? [texts.noReason] : []}
        onSubmit={() =>
          void send({ params: { complaint }, body: { reason: typedText(reason), contact } }).then(
            show,
          )
        }
        onAgain={() => void again().then(show)}
        onCancel={close}
      >
        <TextField
          label={texts.reason}
          hint={texts.reasonHint}
          value={reason}
          onInput={setReason}
          most={longest(lookAtComplaint, '/reason')}
          fault={faultAt('/reason')}
          required
        />
        <CheckField label={texts.contact} checked={contact} onChange={setContact} />
      </ActForm>
    </dialog>
  );
}

function SeenWords(props: {
  readonly seen: Seen;
  readonly texts: ComplaintTexts['look'];
  readonly hide: () => void;
}) {
  const { seen, texts } = props;
  const language = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { contact } = seen;
  return (
    <div class="sealed-words">
      <h3 ref={heading} tabIndex={-1}>
        {texts.problem}
      </h3>
      <p class="soft small">{texts.shown(momentText(language, seen.recordedAt))}</p>
      <Original seen={seen} />
      <h4>{texts.contactHeading}</h4>
      {contact === null ? (
        <p class="soft">{texts.notAsked}</p>
      ) : (
        <dl class="facts no-print">
          {(['name', 'phone', 'address', 'representatives'] as const).map((name) => (
            <>
              <dt>{texts[name]}</dt>
              <dd>{contact[name] ?? props.texts.notGiven}</dd>
            </>
          ))}
        </dl>
      )}
      <p>
        <button type="button" class="button" onClick={props.hide}>
          {texts.hide}
        </button>
      </p>
    </div>
  );
}
