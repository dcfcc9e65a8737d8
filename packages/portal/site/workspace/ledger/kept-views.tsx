import { forgetView, keepView, listKeptViews } from '@ducha/contracts';
import { typedText } from '@ducha/contracts/text-form.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { BodyOf } from '../../answer.ts';
import { TextField } from '../../fields.tsx';
import { useFrameTexts } from '../../frame-texts.ts';
import { ActForm } from '../act-form.tsx';
import { useFaults } from '../faults.ts';
import { ForgetButton } from '../kept/forget-button.tsx';
import { Forgotten } from '../kept/forgotten.tsx';
import { mayUse, usePerson } from '../person.ts';
import { useRead } from '../reads.ts';
import { useStaffAct } from '../staff-act.ts';
import type { LedgerTexts } from './ledger-texts.ts';

type View = BodyOf<typeof listKeptViews>['views'][number];

interface Shown {
  readonly ledger: View['ledger'];
  /** What the address asks for now; empty: nothing. */
  readonly query: string;
  readonly hrefOf: (query: string) => string;
  readonly texts: LedgerTexts;
}

/** 视图: what the person looks at often, under names of their own; they are there on whatever device. */
export function KeptViews(props: Shown) {
  return mayUse(usePerson(), listKeptViews.name) ? <Own {...props} /> : null;
}

function Own(props: Shown) {
  const { ledger, query, hrefOf, texts } = props;
  const { views: says } = texts;
  const { states } = useFrameTexts();
  const { answer, again } = useRead(listKeptViews, {});
  const [isNaming, setIsNaming] = useState(false);
  const [forgotten, setForgotten] = useState<View | undefined>(undefined);
  const opener = useRef<HTMLButtonElement>(null);
  if (answer.state === 'failed' || answer.state === 'offline') {
    return (
      <p class="line soft small" role="alert">
        {says.unread}
        <button type="button" class="button small" onClick={again}>
          {states.again}
        </button>
      </p>
    );
  }
  // Something beside the rows: while it comes, nothing is said of it.
  if (answer.state !== 'ready') return null;
  const views = answer.body.views.filter((one) => one.ledger === ledger);
  const isKept = views.some((one) => one.query === query);
  const close = (): void => {
    setIsNaming(false);
    opener.current?.focus();
  };
  return (
    <div class="kept-views">
      {views.length === 0 ? null : <span class="soft small">{says.title}</span>}
      {views.length === 0 ? null : (
        <ul aria-label={says.title}>
          {views.map((one) => (
            <Kept
              key={one.view}
              view={one}
              isOpen={one.query === query}
              href={hrefOf(one.query)}
              forgotten={() => {
                setForgotten(one);
                again();
              }}
              texts={texts}
            />
          ))}
        </ul>
      )}
      {query === '' || isKept || isNaming ? null : (
        <button
          ref={opener}
          type="button"
          class="button small plain"
          onClick={() => setIsNaming(true)}
        >
          {says.keep}
        </button>
      )}
      {isNaming ? <Naming {...props} close={close} kept={again} /> : null}
      {forgotten === undefined ? null : (
        <Forgotten
          key={forgotten.view}
          endpoint={keepView}
          request={{ body: { ledger, name: forgotten.name, query: forgotten.query } }}
          says={says.forgotten(forgotten.name)}
          undo={says.undo}
          otherwise={says.notKept}
          back={() => {
            setForgotten(undefined);
            again();
          }}
        />
      )}
    </div>
  );
}

/** One of them: opened by a press, forgotten by another. */
function Kept(props: {
  readonly view: View;
  readonly isOpen: boolean;
  readonly href: string;
  readonly forgotten: () => void;
  readonly texts: LedgerTexts;
}) {
  const { view, isOpen, href, forgotten, texts } = props;
  const { views: says } = texts;
  return (
    <li>
      <a class="button small" href={href} aria-current={isOpen ? 'true' : undefined}>
        {view.name}
      </a>
      <ForgetButton
        endpoint={forgetView}
        request={{ params: { view: view.view }, body: {} }}
        label={says.forget(view.name)}
        otherwise={says.notForgotten}
        forgotten={forgotten}
      />
    </li>
  );
}

/** The name under which what is asked for now is kept. */
function Naming(props: Shown & { readonly close: () => void; readonly kept: () => void }) {
  const { ledger, query, texts, close, kept } = props;
  const { views: says } = texts;
  const { act, send, again } = useStaffAct(keepView);
  const faultIn = useFaults(act);
  const [name, setName] = useState('');
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => field.current?.querySelector('input')?.focus(), []);
  const settle = (called: Awaited<ReturnType<typeof send>>): void => {
    if (called?.ok !== true) return;
    kept();
    close();
  };
  return (
    <div ref={field} class="kept-view-naming">
      <ActForm
        act={act}
        submit={says.submit}
        unfinished={typedText(name) === '' ? [says.nameMissing] : []}
        onSubmit={() => void send({ body: { ledger, name, query } }).then(settle)}
        onAgain={() => void again().then(settle)}
        onCancel={close}
      >
        <TextField
          label={says.name}
          hint={says.nameHint}
          value={name}
          onInput={setName}
          most={40}
          fault={faultIn('/name')}
        />
      </ActForm>
    </div>
  );
}
