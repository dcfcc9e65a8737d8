import type { PolicyValue, Service } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { beijingDay } from '../../dates.ts';
import { TextField } from '../../fields.tsx';
import { inLanguage, useLanguage } from '../../language.ts';
import type { policies } from './zh.ts';
import { ActForm } from '../act-form.tsx';
import { useFaults } from '../faults.ts';
import { changed } from '../reads.ts';
import { useStaffAct } from '../staff-act.ts';
import { servicePolicies, type PolicyShown } from './service-policies.ts';
import { ValueField } from './value-field.tsx';
import { isWritten } from './written-value.ts';
import { houseNow } from '../house-time.ts';

/** 调整一条规则: another value, from a day on. */
export function ChangeForm(props: {
  readonly texts: typeof policies;
  readonly service: Service;
  readonly policy: PolicyShown;
  readonly entry: PolicyShown['entries'][number];
  readonly close: () => void;
}) {
  const { texts, service, policy, entry, close } = props;
  const { read, change } = servicePolicies[service];
  const language = useLanguage();
  const { act, send, again } = useStaffAct(change);
  const faultAt = useFaults(act);
  const [value, setValue] = useState<PolicyValue | undefined>(entry.now);
  const today = beijingDay(houseNow());
  const [from, setFrom] = useState(today);
  const finish = (called: Awaited<ReturnType<typeof send>>): void => {
    if (called?.ok !== true) return;
    changed(read);
    close();
  };
  return (
    <section class="card" aria-labelledby="policy-change">
      <h2 id="policy-change">{texts.changeOne(inLanguage(language, entry.label))}</h2>
      <p class="soft">{inLanguage(language, entry.source)}</p>
      <ActForm
        act={act}
        submit={texts.form.submit}
        unfinished={[
          ...(isWritten(entry.form, value) ? [] : [texts.form.missing.value]),
          ...(from === '' ? [texts.form.missing.from] : []),
        ]}
        onSubmit={() => {
          if (!isWritten(entry.form, value)) return;
          const entries = [{ entry: entry.entry, value }];
          void send({
            ifMatch: policy.version,
            body: { decision: 'change', from, entries },
          }).then(finish);
        }}
        onAgain={() => void again().then(finish)}
        onCancel={() => {
          changed(read);
          close();
        }}
        conflict={<p>{texts.form.moved}</p>}
      >
        <ValueField
          form={entry.form}
          value={value}
          onChange={setValue}
          texts={texts}
          fault={faultAt('/entries/0/value')}
        />
        <TextField
          label={texts.form.from}
          hint={texts.form.fromHint}
          required
          type="date"
          min={today}
          value={from}
          onInput={setFrom}
          fault={faultAt('/from')}
        />
      </ActForm>
    </section>
  );
}
