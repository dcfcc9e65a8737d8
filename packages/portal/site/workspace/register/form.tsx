import {
  attachmentsLimit,
  listComplaints,
  photographsLimit,
  registerComplaint,
  type listPublicInspections,
} from '@ducha/contracts';
import { useEffect, useRef } from 'preact/hooks';
import { typedText } from '@ducha/contracts/text-form.ts';
import type { BodyOf } from '../../answer.ts';
import { longest } from '../../api.ts';
import { beijingDay } from '../../dates.ts';
import { ChoiceField, SelectField, TextArea, TextField } from '../../fields.tsx';
import type { register } from './zh.ts';
import { ActForm } from '../act-form.tsx';
import { useComplaintTypes } from '../complaint-types.ts';
import { useFaults } from '../faults.ts';
import { useInspectionName } from '../inspections-known.ts';
import { useKeptTexts } from '../kept-texts.ts';
import { OneOrganisation } from '../one-organisation.tsx';
import { changed } from '../reads.ts';
import { useStaffAct } from '../staff-act.ts';
import { useWords } from '../words.ts';
import { PhoneHoursLine } from './phone-hours-line.tsx';
import type { Registered } from './receipt-slip.tsx';
import { CameWithItField } from './came-with-it-field.tsx';
import { bodyOf, emptyRegistration } from './registration.ts';
import { namedIn, useCameWithIt } from './use-came-with-it.ts';
import { houseNow } from '../house-time.ts';

/** By which way a complaint reaches a clerk; what comes over the web registers itself. */
const channels = ['phone', 'letter', 'visit', 'other'] as const;

/** One page from top to bottom, for the keyboard: the problem first, Ctrl and Enter at the end. */
export function RegisterForm(props: {
  readonly texts: typeof register;
  readonly inspections: BodyOf<typeof listPublicInspections>['inspections'];
  readonly onRegistered: (registered: Registered) => void;
}) {
  const { texts, inspections } = props;
  const { words, workspace } = useWords();
  const nameOf = useInspectionName();
  const types = useComplaintTypes();
  const { act, send, again } = useStaffAct(registerComplaint);
  const fault = useFaults(act);
  const kept = useKeptTexts(
    'register',
    { ...emptyRegistration, inspection: inspections[0]?.inspection ?? '' },
    ['name', 'phone', 'address', 'representatives'],
  );
  const { texts: written, write } = kept;
  const room = useRef<HTMLDivElement>(null);
  useEffect(() => room.current?.querySelector('textarea')?.focus(), []);
  const finish = (called: Awaited<ReturnType<typeof send>>): void => {
    if (called?.ok !== true) return;
    kept.forget();
    changed(listComplaints);
    props.onRegistered(called.body);
  };
  const letter = written.channel === 'letter';
  const files = useCameWithIt(written.inspection);
  const named = namedIn(files.items);
  const body = { ...bodyOf(written), ...named };
  const tooMany =
    named.photographs.length > photographsLimit || named.attachments.length > attachmentsLimit;
  const foreignHalf =
    (typedText(written.foreignList) === '') !== (typedText(written.foreignNumber) === '');
  return (
    <div
      ref={room}
      class="register"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.isComposing) return;
        const { target } = event;
        if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
        if (event.ctrlKey || event.metaKey) target.form?.requestSubmit();
        // Enter in the middle of a form must not send half of what the caller says.
        else if (target instanceof HTMLInputElement) event.preventDefault();
      }}
    >
      <p class="soft">{texts.lead}</p>
      {kept.restored ? (
        <div class="message" role="status">
          <p>
            {texts.restored}{' '}
            <button type="button" class="link" onClick={kept.forget}>
              {texts.discard}
            </button>
          </p>
        </div>
      ) : null}
      <ActForm
        act={act}
        submit={texts.submit}
        unfinished={[
          ...(body.problem === '' ? [texts.missing.problem] : []),
          ...(foreignHalf ? [texts.missing.foreign] : []),
          ...(files.items.some(({ state }) => state.is !== 'put')
            ? [workspace.evidence.unfinished]
            : []),
          ...(tooMany ? [texts.missing.tooManyFiles(photographsLimit, attachmentsLimit)] : []),
        ]}
        onSubmit={() => void send({ body }).then(finish)}
        onAgain={() => void again().then(finish)}
      >
        {inspections.length < 2 ? null : (
          <SelectField
            label={texts.inspection}
            value={written.inspection}
            onChange={(inspection) => write({ inspection })}
            options={inspections.map((one) => ({ value: one.inspection, text: nameOf(one) }))}
            fault={fault('/inspection')}
          />
        )}
        <ChoiceField
          label={texts.channel}
          value={channels.find((one) => one === written.channel)}
          onChange={(channel) => write({ channel })}
          options={channels.map((value) => ({ value, text: words.channel[value] }))}
        />
        {written.channel === 'phone' ? (
          <PhoneHoursLine inspection={written.inspection} texts={texts} />
        ) : null}
        {letter ? (
          <div class="fields">
            <TextField
              label={texts.receivedOn}
              hint={texts.receivedOnHint}
              type="date"
              max={beijingDay(houseNow())}
              value={written.receivedOn}
              onInput={(receivedOn) => write({ receivedOn })}
              fault={fault('/receivedOn')}
            />
            <TextField
              label={texts.postedOn}
              hint={texts.postedOnHint}
              type="date"
              max={beijingDay(houseNow())}
              value={written.postedOn}
              onInput={(postedOn) => write({ postedOn })}
              fault={fault('/postedOn')}
            />
          </div>
        ) : null}
        {written.channel === 'visit' ? (
          <div class="fields">
            <TextField
              label={texts.people}
              hint={texts.peopleHint}
              type="number"
              value={written.people}
              onInput={(people) => write({ people })}
              fault={fault('/visit/people')}
            />
            <TextField
              label={texts.representatives}
              hint={texts.representativesHint}
              value={written.representatives}
              onInput={(representatives) => write({ representatives })}
              most={longest(registerComplaint, '/visit/representatives')}
              fault={fault('/visit/representatives')}
            />
          </div>
        ) : null}
        <TextArea
          label={texts.problem}
          required
          value={written.problem}
          onInput={(problem) => write({ problem })}
          most={longest(registerComplaint, '/problem')}
          rows={6}
          fault={fault('/problem')}
        />
        <TextField
          label={texts.place}
          value={written.place}
          onInput={(place) => write({ place })}
          most={longest(registerComplaint, '/place')}
          fault={fault('/place')}
        />
        <div class="fields">
          <OneOrganisation
            label={texts.district}
            kinds={['district']}
            value={written.district}
            onChange={(district) => write({ district })}
            fault={fault('/district')}
          />
          <SelectField
            label={texts.type}
            none={texts.typeUnknown}
            value={written.type}
            onChange={(type) => write({ type })}
            options={types.inUse('type')}
            fault={fault('/type')}
          />
        </div>
        <fieldset class="field group">
          <legend>{texts.contact}</legend>
          <p class="hint">{texts.contactHint}</p>
          <div class="fields">
            <TextField
              label={texts.name}
              value={written.name}
              onInput={(name) => write({ name })}
              most={longest(registerComplaint, '/contact/name')}
              fault={fault('/contact/name')}
            />
            <TextField
              label={texts.phone}
              type="tel"
              value={written.phone}
              onInput={(phone) => write({ phone })}
              most={longest(registerComplaint, '/contact/phone')}
              fault={fault('/contact/phone')}
            />
            <TextField
              label={texts.address}
              value={written.address}
              onInput={(address) => write({ address })}
              most={longest(registerComplaint, '/contact/address')}
              fault={fault('/contact/address')}
            />
          </div>
        </fieldset>
        <CameWithItField
          texts={texts}
          files={files}
          fault={fault('/photographs') ?? fault('/attachments')}
        />
        <details class="field" open={written.foreignNumber !== ''}>
          <summary>{texts.foreign}</summary>
          <div class="fields">
            <TextField
              label={texts.foreignList}
              hint={texts.foreignListHint}
              value={written.foreignList}
              onInput={(foreignList) => write({ foreignList })}
              fault={fault('/foreign/list')}
            />
            <TextField
              label={texts.foreignNumber}
              hint={texts.foreignNumberHint}
              value={written.foreignNumber}
              onInput={(foreignNumber) => write({ foreignNumber })}
              fault={fault('/foreign/number') ?? fault('/foreign')}
            />
          </div>
        </details>
      </ActForm>
    </div>
  );
}
