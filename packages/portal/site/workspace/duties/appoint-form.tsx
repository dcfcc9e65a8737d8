import { appointOfficial, type DutyHolding } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { typedText } from '@ducha/contracts/text-form.ts';
import { longest } from '../../api.ts';
import { TextField } from '../../fields.tsx';
import { ActForm } from '../act-form.tsx';
import { useFaults } from '../faults.ts';
import { useStaffAct } from '../staff-act.ts';
import type { DutyTexts } from './duty-texts.ts';
import { FormHeading } from '../form-heading.tsx';
import { digitsOf, faultsOfOfficial, type OfficialFault } from './official.ts';

/** 任职: names a person for a duty. What is entered stands in this form alone, and goes with it. */
export function AppointForm(props: {
  readonly holding: DutyHolding;
  readonly texts: DutyTexts;
  readonly done: () => void;
  readonly close: () => void;
}) {
  const { holding, done, close } = props;
  const { form: texts } = props.texts;
  const { act, send, again } = useStaffAct(appointOfficial);
  const faultIn = useFaults(act);
  const [name, setName] = useState('');
  const [mobile, setMobile] = useState('');
  const [email, setEmail] = useState('');
  const { organisation, duty, holder } = holding;
  const faults = faultsOfOfficial({ name, mobile, email });
  // Nobody is told of a fault while they are still typing.
  const [left, setLeft] = useState(false);
  const typed = (fault: OfficialFault): string | undefined =>
    left && faults.includes(fault) ? texts[fault] : undefined;
  const finish = (called: Awaited<ReturnType<typeof again>>): void => {
    if (called?.ok === true) done();
  };
  return (
    <>
      <FormHeading text={holder === null ? props.texts.appoint : props.texts.replace} />
      <ActForm
        act={act}
        submit={texts.submit}
        unfinished={faults.map((fault) => texts[fault])}
        onSubmit={() => {
          const [digits, address] = [digitsOf(mobile), typedText(email)];
          void send({
            params: { organisation, duty },
            body: {
              name: typedText(name),
              ...(digits === '' ? {} : { mobile: digits }),
              ...(address === '' ? {} : { email: address }),
            },
          }).then(finish);
        }}
        onAgain={() => void again().then(finish)}
        onCancel={close}
      >
        <p class="soft">{texts.lead}</p>
        {holder?.name === undefined || holder.name === null ? null : (
          <p>{texts.replaces(holder.name)}</p>
        )}
        <TextField
          label={texts.name}
          required
          value={name}
          onInput={setName}
          most={longest(appointOfficial, '/name')}
          fault={faultIn('/name')}
        />
        <div onFocusOut={() => setLeft(true)}>
          <TextField
            label={texts.mobile}
            hint={texts.mobileHint}
            type="tel"
            inputMode="tel"
            value={mobile}
            onInput={setMobile}
            fault={typed('badMobile') ?? faultIn('/mobile')}
          />
          <TextField
            label={texts.email}
            hint={texts.emailHint}
            type="email"
            value={email}
            onInput={setEmail}
            most={longest(appointOfficial, '/email')}
            fault={typed('badEmail') ?? faultIn('/email')}
          />
        </div>
      </ActForm>
    </>
  );
}
