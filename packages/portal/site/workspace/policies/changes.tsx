import type { Service } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { dayText, momentText } from '../../dates.ts';
import { inLanguage, useLanguage } from '../../language.ts';
import { Notice } from '../../shown.tsx';
import type { policies } from './zh.ts';
import { ActForm } from '../act-form.tsx';
import { changed } from '../reads.ts';
import { useStaffAct } from '../staff-act.ts';
import { useWords, wordOf } from '../words.ts';
import { servicePolicies, type PolicyShown } from './service-policies.ts';
import { valueLines, type Names } from './value-text.ts';

interface Changes {
  readonly texts: typeof policies;
  readonly service: Service;
  readonly policy: PolicyShown;
  readonly names: Names;
  readonly mayChange: boolean;
}

/** What is to come, which can still be withdrawn; and what was changed before. */
export function PolicyChanges(props: Changes) {
  const { texts, policy } = props;
  const coming = policy.changes.filter(({ state }) => state === 'coming');
  const past = policy.changes.filter(({ state }) => state !== 'coming');
  return (
    <>
      <section aria-labelledby="coming">
        <h2 id="coming">{texts.coming}</h2>
        {coming.length === 0 ? <Notice>{texts.noneComing}</Notice> : null}
        {coming.map((one) => (
          <Change key={one.change} {...props} one={one} />
        ))}
      </section>
      <section aria-labelledby="past">
        <h2 id="past">{texts.past}</h2>
        {past.length === 0 ? <p class="soft">{texts.nonePast}</p> : null}
        {past.map((one) => (
          <Change key={one.change} {...props} one={one} />
        ))}
      </section>
    </>
  );
}

function Change(props: Changes & { readonly one: PolicyShown['changes'][number] }) {
  const { texts, policy, names, one, mayChange } = props;
  const language = useLanguage();
  const { words } = useWords();
  const [isAsking, setAsking] = useState(false);
  const said = one.entries.flatMap(({ entry, value }) => {
    const known = policy.entries.find((each) => each.entry === entry);
    return known === undefined
      ? []
      : [
          {
            label: inLanguage(language, known.label),
            lines: valueLines(known.form, value, texts.words, names),
          },
        ];
  });
  const labels = said.map(({ label }) => label).join('、');
  return (
    <article class="card">
      <p>
        <span class={one.state === 'coming' ? 'tag blue' : 'tag'}>{texts.state[one.state]}</span>{' '}
        <strong>
          {texts.from} {dayText(language, one.from)}
        </strong>{' '}
        <span class="soft small">
          {texts.made(momentText(language, one.made.at), wordOf(words.role, one.made.role))}
        </span>
      </p>
      <dl class="facts">
        {said.map(({ label, lines }) => (
          <>
            <dt>{label}</dt>
            <dd>
              {lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </dd>
          </>
        ))}
      </dl>
      {mayChange && one.open && !isAsking ? (
        <button
          type="button"
          class="button small"
          aria-label={texts.withdrawOne(labels)}
          onClick={() => setAsking(true)}
        >
          {texts.withdraw}
        </button>
      ) : null}
      {isAsking ? <Withdrawal {...props} close={() => setAsking(false)} /> : null}
    </article>
  );
}

function Withdrawal(
  props: Changes & {
    readonly one: PolicyShown['changes'][number];
    readonly close: () => void;
  },
) {
  const { texts, service, policy, one, close } = props;
  const { read, change } = servicePolicies[service];
  const { act, send, again } = useStaffAct(change);
  const finish = (called: Awaited<ReturnType<typeof send>>): void => {
    if (called?.ok !== true) return;
    changed(read);
    close();
  };
  return (
    <ActForm
      act={act}
      submit={texts.withdrawConfirm}
      danger
      onSubmit={() =>
        void send({
          ifMatch: policy.version,
          body: { decision: 'withdraw', change: one.change },
        }).then(finish)
      }
      onAgain={() => void again().then(finish)}
      onCancel={() => {
        changed(read);
        close();
      }}
      conflict={<p>{texts.form.moved}</p>}
    >
      <p>{texts.withdrawSure}</p>
    </ActForm>
  );
}
