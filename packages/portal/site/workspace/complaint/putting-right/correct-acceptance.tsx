import {
  acceptanceReason,
  correctAcceptance as endpoint,
  type AcceptanceReason,
} from '@ducha/contracts';
import { typedText } from '@ducha/contracts/text-form.ts';
import { useState } from 'preact/hooks';
import { longest } from '../../../api.ts';
import { CheckField, ChoiceField, SelectField, TextField } from '../../../fields.tsx';
import { ActForm } from '../../act-form.tsx';
import { useComplaintTypes } from '../../complaint-types.ts';
import { useFaults } from '../../faults.ts';
import { OneOrganisation } from '../../one-organisation.tsx';
import { useWords } from '../../words.ts';
import { actFormOf, type ActFormProps } from '../acts/act-form-of.tsx';
import { OtherTypesField } from '../acts/other-types-field.tsx';
import { placeKinds } from '../acts/place-kinds.ts';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';
import { changedAcceptance } from './changed-acceptance.ts';
import { puttingRightTexts, type PuttingRightTexts } from './putting-right-texts.ts';

/** 更正受理内容: what it was accepted as, to be changed; what is not touched stays. */
export const correctingAcceptance = actFormOf({ texts: puttingRightTexts, View: CorrectForm });

function CorrectForm(props: ActFormProps & { readonly texts: PuttingRightTexts }) {
  const { complaint, close } = props;
  const { correcting: texts } = props.texts;
  const { words } = useWords();
  const types = useComplaintTypes();
  const { act, send, again, conflict } = useComplaintAct(endpoint, props);
  const faultAt = useFaults(act);
  const [mainType, setMainType] = useState(complaint.mainType ?? '');
  const [otherTypes, setOtherTypes] = useState<readonly string[]>(complaint.otherTypes);
  const [industry, setIndustry] = useState(complaint.industry ?? '');
  const [keyAttention, setKeyAttention] = useState(complaint.keyAttention);
  const [place, setPlace] = useState(complaint.township ?? complaint.district ?? '');
  const [gist, setGist] = useState(complaint.gist ?? '');
  const [reason, setReason] = useState<AcceptanceReason | undefined>();
  const change = changedAcceptance(complaint, {
    mainType,
    otherTypes,
    industry,
    keyAttention,
    place,
    gist: typedText(gist),
  });
  const inTask = complaint.replies.some(
    ({ result, state }) => result === 'staged' && state === 'confirmed',
  );
  /** Those that are in use, and the one that it has, which may not be. */
  const offered = (kind: 'type' | 'industry', has: string | null) => {
    const inUse = types.inUse(kind);
    return has === null || inUse.some(({ value }) => value === has)
      ? inUse
      : [...inUse, { value: has, text: types.nameOf(has) }];
  };
  const industries = offered('industry', complaint.industry);
  return (
    <ActForm
      act={act}
      submit={texts.submit}
      unfinished={[
        ...(Object.keys(change).length === 0 ? [texts.missing.same] : []),
        ...(reason === undefined ? [texts.missing.reason] : []),
      ]}
      onSubmit={() => {
        if (reason !== undefined) send({ ...change, reason });
      }}
      onAgain={again}
      onCancel={close}
      conflict={conflict}
    >
      <p>{texts.lead}</p>
      <CheckField label={texts.keyAttention} checked={keyAttention} onChange={setKeyAttention} />
      <TextField
        label={texts.gist}
        most={longest(endpoint, '/gist')}
        value={gist}
        onInput={setGist}
        fault={faultAt('/gist')}
      />
      <div class="fields">
        {inTask ? (
          <p class="soft">{texts.inTask}</p>
        ) : (
          <SelectField
            label={texts.mainType}
            required
            value={mainType}
            onChange={setMainType}
            options={offered('type', complaint.mainType)}
            fault={faultAt('/mainType')}
          />
        )}
        {industries.length === 0 ? null : (
          <SelectField
            label={texts.industry}
            none={texts.noIndustry}
            value={industry}
            onChange={setIndustry}
            options={industries}
            fault={faultAt('/industry')}
          />
        )}
      </div>
      <OneOrganisation
        label={texts.place}
        kinds={placeKinds}
        value={place}
        onChange={setPlace}
        fault={faultAt('/place')}
      />
      <OtherTypesField
        label={texts.otherTypes}
        mainType={mainType}
        value={otherTypes}
        onChange={setOtherTypes}
      />
      <ChoiceField
        label={texts.reason}
        required
        value={reason}
        onChange={setReason}
        options={acceptanceReason.options.map((value) => ({
          value,
          text: words.acceptanceReason[value],
        }))}
        fault={faultAt('/reason')}
      />
    </ActForm>
  );
}
