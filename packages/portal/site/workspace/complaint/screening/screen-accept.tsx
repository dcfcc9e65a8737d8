import { screenComplaint, type Assignment } from '@ducha/contracts';
import { useEffect, useState } from 'preact/hooks';
import { gistOf } from '@ducha/contracts/gist.ts';
import { typedText } from '@ducha/contracts/text-form.ts';
import { longest } from '../../../api.ts';
import { CheckField, SelectField, TextField } from '../../../fields.tsx';
import { ActForm } from '../../act-form.tsx';
import { useComplaintTypes } from '../../complaint-types.ts';
import { useFaults } from '../../faults.ts';
import { useHeldHere } from '../../in-turn/held-here.ts';
import { useKeptTexts } from '../../kept-texts.ts';
import { OneOrganisation } from '../../one-organisation.tsx';
import { useOrganisations } from '../../organisations.ts';
import { useWords } from '../../words.ts';
import { AssignmentsField } from '../acts/assignments-field.tsx';
import { ClearedField } from '../acts/cleared-field.tsx';
import { findingsIn, type ConfirmedPassage, type Finding } from '../acts/findings.ts';
import type { Seen } from '../original.tsx';
import type { DecisionProps } from './screen-props.ts';
import { takenOver, type TakenAs } from './taken-over.ts';
import { useProposed } from './use-proposed.ts';
import { OtherTypesField } from '../acts/other-types-field.tsx';
import { forgetting } from '../acts/forgetting.ts';
import { placeKinds } from '../acts/place-kinds.ts';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';

const empty = { mainType: '', industry: '', clearedText: '', gist: '' };

const nothingFound: { readonly sent: string; readonly findings: readonly Finding[] } = {
  sent: '',
  findings: [],
};

/** 受理: what it is about, who takes it, and the words that they will read. */
export function AcceptForm(
  props: DecisionProps & {
    /** The complainant's own words, whenever they are taken over into the text. */
    readonly taken: readonly [Seen, TakenAs] | undefined;
    /** What was shown of the original: type and place are proposed from it. */
    readonly seen: Seen | undefined;
    /** Told when nothing of them is left here. */
    readonly forgotten: () => void;
  },
) {
  const { texts, complaint, close, taken, seen, forgotten } = props;
  const { workspace } = useWords();
  const types = useComplaintTypes();
  const { nameOf } = useOrganisations();
  const kept = useKeptTexts(
    `accept/${complaint.complaint}`,
    { ...empty, mainType: complaint.suggestedType ?? '' },
    // A complainant's own words are kept on no device, nor what is made of them.
    taken === undefined ? [] : ['clearedText', 'gist'],
  );
  const { act, send, again, conflict } = useComplaintAct(
    screenComplaint,
    forgetting(props, kept.forget),
  );
  const faultIn = useFaults(act);
  const { mainType, industry, clearedText, gist } = kept.texts;
  const [otherTypes, setOtherTypes] = useState<readonly string[]>([]);
  const [keyAttention, setKeyAttention] = useState(false);
  const [place, setPlace] = useState(complaint.township ?? complaint.district ?? '');
  const [organisations, setOrganisations] = useState<readonly Assignment[]>(() =>
    complaint.district === null ? [] : [{ organisation: complaint.district, role: 'lead' }],
  );
  const [confirmed, setConfirmed] = useState<readonly ConfirmedPassage[]>([]);
  /** What was found in the text as it was taken over, or as it was sent. */
  const [found, setFound] = useState(nothingFound);
  useEffect(() => {
    if (taken === undefined) return;
    const { text, findings } = takenOver(typedText(kept.texts.clearedText), ...taken);
    kept.write({ clearedText: text });
    setFound({ sent: text, findings });
  }, [taken]);
  useEffect(() => {
    if (taken === undefined) return undefined;
    // The browser may keep the page as it is: what was taken over, and what was made of it, is not in it.
    const forget = (): void => {
      kept.write({ clearedText: '', gist: '' });
      setFound(nothingFound);
      setConfirmed([]);
      forgotten();
    };
    addEventListener('pagehide', forget);
    return () => removeEventListener('pagehide', forget);
  }, [taken]);
  useHeldHere(taken !== undefined);
  const proposed = useProposed(seen);
  useEffect(() => {
    // What somebody has chosen stays as it is.
    if (proposed.type !== null && mainType === '') kept.write({ mainType: proposed.type.type });
    if (proposed.place !== null && organisations.length === 0) {
      setOrganisations([{ organisation: proposed.place.district, role: 'lead' }]);
    }
    // Of the district that was told, the words may name the sub-district.
    if (proposed.place !== null && (place === '' || place === proposed.place.district)) {
      setPlace(proposed.place.township ?? proposed.place.district);
    }
  }, [proposed.type?.type, proposed.place?.district, proposed.place?.township]);
  const industries = types.inUse('industry');

  const submit = (): void => {
    const text = typedText(clearedText);
    setFound({ sent: text, findings: [] });
    send({
      decision: 'accept',
      mainType,
      otherTypes: otherTypes.filter((one) => one !== mainType),
      industry: industry === '' ? null : industry,
      keyAttention,
      ...(place === '' ? {} : { place }),
      organisations: [...organisations],
      clearedText: text,
      ...(typedText(gist) === '' ? {} : { gist: typedText(gist) }),
      confirmed: confirmed.filter(({ passage }) => text.includes(passage)),
    });
  };
  const most = longest(screenComplaint, '/clearedText');
  const over = typedText(clearedText).length - most;
  const unfinished = [
    ...(mainType === '' ? [texts.missing.mainType] : []),
    ...(organisations.length === 0 ? [texts.missing.organisations] : []),
    ...(typedText(clearedText) === '' ? [texts.missing.clearedText] : []),
    // Nobody types so much, but it may be taken over.
    ...(over > 0 ? [texts.missing.tooLong(over)] : []),
  ];
  return (
    <ActForm
      act={act}
      submit={texts.submit.accept}
      unfinished={unfinished}
      onSubmit={submit}
      onAgain={again}
      onCancel={close}
      conflict={conflict}
    >
      {taken === undefined ? null : <p class="on-paper">{workspace.look.notPrinted}</p>}
      <div class={taken === undefined ? undefined : 'no-print'}>
        <ClearedField
          label={texts.clearedText}
          hint={taken === undefined ? texts.clearedHint : texts.takenHint}
          required
          most={most}
          rows={6}
          value={clearedText}
          onInput={(text) => kept.write({ clearedText: text })}
          fault={faultIn('/clearedText')}
          found={{
            sent: found.sent,
            findings: [
              ...found.findings,
              ...(act.state === 'refused'
                ? findingsIn(act.problem, '/clearedText', found.sent)
                : []),
            ],
          }}
          confirmed={confirmed}
          onConfirm={setConfirmed}
        />
        <TextField
          label={texts.gist}
          hint={texts.gistHint(
            typedText(clearedText) === '' ? null : gistOf(typedText(clearedText)),
          )}
          most={longest(screenComplaint, '/gist')}
          value={gist}
          onInput={(text) => kept.write({ gist: text })}
          fault={faultIn('/gist')}
        />
      </div>
      <div class="fields">
        <SelectField
          label={texts.mainType}
          required
          none={texts.choose}
          value={mainType}
          onChange={(code) => kept.write({ mainType: code })}
          options={types.inUse('type')}
          fault={faultIn('/mainType')}
          {...(proposed.type === null
            ? {}
            : { hint: texts.proposed(types.nameOf(proposed.type.type), proposed.type.because) })}
        />
        {industries.length === 0 ? null : (
          <SelectField
            label={texts.industry}
            none={texts.noIndustry}
            value={industry}
            onChange={(code) => kept.write({ industry: code })}
            options={industries}
            fault={faultIn('/industry')}
          />
        )}
      </div>
      <OtherTypesField
        label={texts.otherTypes}
        mainType={mainType}
        value={otherTypes}
        onChange={setOtherTypes}
      />
      <OneOrganisation
        label={texts.place}
        hint={texts.placeHint}
        kinds={placeKinds}
        value={place}
        onChange={setPlace}
        fault={faultIn('/place')}
      />
      {proposed.place === null ? null : (
        <p class="hint soft no-print">
          {texts.proposedPlace(
            nameOf(proposed.place.township ?? proposed.place.district),
            proposed.place.because,
          )}
        </p>
      )}
      <AssignmentsField
        value={organisations}
        onChange={setOrganisations}
        fault={faultIn('/organisations')}
      />
      <CheckField label={texts.keyAttention} checked={keyAttention} onChange={setKeyAttention} />
    </ActForm>
  );
}
