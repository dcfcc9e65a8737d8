import { submitComplaint } from '@ducha/contracts';
import { useId } from 'preact/hooks';
import { longest } from '../../api.ts';
import { TextField } from '../../fields.tsx';
import type { Contact, ReportDraft } from './draft.ts';
import type { ReportFaults } from './faults.ts';
import { faultSaid, type ReportTexts } from './said.ts';

/** 第 3 步: how to reach the reporter - or not, which is normal. */
export function ReachStep(props: {
  readonly texts: ReportTexts;
  readonly reach: ReportDraft['reach'];
  readonly contact: Contact;
  /** They were entered before, and a reload took them. */
  readonly isLost: boolean;
  readonly faults: ReportFaults;
  readonly choose: (reach: ReportDraft['reach']) => void;
  readonly fill: (part: Partial<Contact>) => void;
}) {
  const { texts, reach, contact, isLost, faults, choose, fill } = props;
  const words = texts.reach;
  const id = useId();
  return (
    <>
      <fieldset class="field reach">
        <legend>{words.label}</legend>
        {(['anonymous', 'contact'] as const).map((choice) => (
          <label key={choice} class="choice card">
            <input
              type="radio"
              name={id}
              checked={reach === choice}
              onChange={() => choose(choice)}
            />
            <span>
              <strong>{words[choice]}</strong>
              <span class="hint">
                {choice === 'anonymous' ? words.anonymousHint : words.contactHint}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {reach === 'anonymous' ? null : (
        <>
          <p class={isLost ? 'message mind' : 'message'}>{isLost ? words.lost : words.memory}</p>
          <TextField
            label={words.phone}
            hint={words.phoneHint}
            fault={faultSaid(texts, faults, 'contact') ?? faultSaid(texts, faults, 'phone')}
            type="tel"
            autoComplete="tel"
            value={contact.phone}
            most={longest(submitComplaint, '/contact/phone')}
            onInput={(phone) => fill({ phone })}
          />
          <TextField
            label={texts.optional(words.name)}
            fault={faultSaid(texts, faults, 'name')}
            autoComplete="name"
            value={contact.name}
            most={longest(submitComplaint, '/contact/name')}
            onInput={(name) => fill({ name })}
          />
          <TextField
            label={texts.optional(words.address)}
            fault={faultSaid(texts, faults, 'address')}
            autoComplete="street-address"
            value={contact.address}
            most={longest(submitComplaint, '/contact/address')}
            onInput={(address) => fill({ address })}
          />
        </>
      )}
    </>
  );
}
