import { screenComplaint, declineGround } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { typedText } from '@ducha/contracts/text-form.ts';
import { longest } from '../../../api.ts';
import { SelectField } from '../../../fields.tsx';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import { useKeptTexts } from '../../kept-texts.ts';
import { OneOrganisation } from '../../one-organisation.tsx';
import { useWords } from '../../words.ts';
import { PhraseArea } from '../../phrases/phrase-area.tsx';
import type { DecisionProps } from './screen-props.ts';
import { forgetting } from '../acts/forgetting.ts';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';

/** 不予受理: on which ground, what the complainant is told, and where the matter was handed. */
export function DeclineForm(props: DecisionProps) {
  const { texts, complaint, close } = props;
  const { words } = useWords();
  const kept = useKeptTexts(`decline/${complaint.complaint}`, { explanation: '' });
  const { act, send, again, conflict } = useComplaintAct(
    screenComplaint,
    forgetting(props, kept.forget),
  );
  const faultIn = useFaults(act);
  const { explanation } = kept.texts;
  const [chosen, setChosen] = useState('');
  const [handedTo, setHandedTo] = useState('');
  const ground = declineGround.options.find((one) => one === chosen);
  return (
    <ActForm
      act={act}
      submit={texts.submit.decline}
      unfinished={ground === undefined ? [texts.missing.ground] : []}
      onSubmit={() => {
        if (ground === undefined) return;
        const text = typedText(explanation);
        send({
          decision: 'decline',
          ground,
          ...(text === '' ? {} : { explanation: text }),
          ...(handedTo === '' ? {} : { handedTo }),
        });
      }}
      onAgain={again}
      onCancel={close}
      conflict={conflict}
    >
      <SelectField
        label={texts.ground}
        required
        none={texts.choose}
        value={chosen}
        onChange={setChosen}
        options={declineGround.options.map((value) => ({
          value,
          text: words.declineGround[value],
        }))}
        fault={faultIn('/ground')}
      />
      <PhraseArea
        label={texts.explanation}
        hint={texts.explanationHint}
        value={explanation}
        onInput={(text) => kept.write({ explanation: text })}
        most={longest(screenComplaint, '/explanation')}
        fault={faultIn('/explanation')}
      />
      <OneOrganisation
        label={texts.handedTo}
        hint={texts.handedToHint}
        value={handedTo}
        onChange={setHandedTo}
        fault={faultIn('/handedTo')}
      />
    </ActForm>
  );
}
