import { reply as endpoint } from '@ducha/contracts';
import { longest } from '../../../api.ts';
import { beijingDay } from '../../../dates.ts';
import { ChoiceField, TextField } from '../../../fields.tsx';
import { houseNow } from '../../house-time.ts';
import { useWords, wordOf } from '../../words.ts';
import { PhraseArea } from '../../phrases/phrase-area.tsx';
import { outcomeNames } from '../outcomes.tsx';
import type { ComplaintShown } from '../acts/act-form-of.tsx';
import type { HandlingTexts } from '../acts/handling-texts.ts';
import {
  lesserIn,
  results,
  verdicts,
  type ReplyDraft,
  type resultsOffered,
} from './reply-draft.ts';

interface Fields {
  readonly draft: ReplyDraft;
  readonly change: (draft: ReplyDraft) => void;
  readonly texts: HandlingTexts['reply'];
  readonly faultAt: (pointer: string) => string | undefined;
}

/** What was replied before. */
interface Before {
  readonly before: ComplaintShown['replies'];
}

/** Every field of a reply; the plan stands there while the reply is a staged one. */
export function ReplyFields(
  props: Fields & { readonly may: ReturnType<typeof resultsOffered> } & Before,
) {
  const { draft, change, texts, faultAt, may } = props;
  const { words } = useWords();
  const staged = draft.result === 'staged';
  return (
    <>
      <ChoiceField
        label={texts.verdict}
        value={verdicts.find((each) => each === draft.verdict)}
        onChange={(verdict) => change({ ...draft, verdict })}
        options={verdicts.map((value) => ({ value, text: wordOf(words.verdict, value) }))}
        fault={faultAt('/verdict')}
        required
      />
      <ChoiceField
        label={texts.result}
        {...(may.why === undefined ? {} : { hint: texts[may.why] })}
        value={results.find((each) => each === draft.result)}
        onChange={(result) => change({ ...draft, result })}
        options={may.offered.map((value) => ({ value, text: texts.results[value] }))}
        fault={faultAt('/result')}
        required
      />
      <Text {...props} name="findings" hint={texts.findingsHint} required />
      <Text {...props} name="handling" hint={texts.handlingHint} required />
      <Text {...props} name="goal" hint={texts.goalHint} rows={2} required={staged} />
      {staged ? <Plan {...props} /> : null}
      <Text {...props} name="rectification" hint={texts.rectificationHint} />
      <Counts {...props} />
      <Text {...props} name="accountability" hint={texts.accountabilityHint} rows={2} />
    </>
  );
}

function Text(
  props: Fields & {
    readonly name: 'findings' | 'handling' | 'goal' | 'rectification' | 'accountability';
    readonly hint: string;
    readonly rows?: number;
    readonly required?: boolean;
  },
) {
  const { draft, change, texts, faultAt, name, hint, rows = 5, required = false } = props;
  return (
    <PhraseArea
      label={texts[name]}
      hint={hint}
      value={draft[name]}
      onInput={(text) => change({ ...draft, [name]: text })}
      most={longest(endpoint, `/${name}`)}
      rows={rows}
      fault={faultAt(`/${name}`)}
      required={required}
    />
  );
}

/** 阶段性办结 needs a dated plan. */
function Plan({ draft, change, texts, faultAt }: Fields) {
  const tomorrow = beijingDay(new Date(Date.parse(houseNow()) + 24 * 60 * 60 * 1_000));
  return (
    <fieldset class="field group">
      <legend>{texts.plan}</legend>
      <PhraseArea
        label={texts.measures}
        value={draft.measures}
        onInput={(measures) => change({ ...draft, measures })}
        most={longest(endpoint, '/plan/measures')}
        fault={faultAt('/plan/measures')}
        required
      />
      <TextField
        label={texts.deadline}
        type="date"
        min={tomorrow}
        value={draft.deadline}
        onInput={(deadline) => change({ ...draft, deadline })}
        fault={faultAt('/plan/deadline')}
        required
      />
    </fieldset>
  );
}

function Counts({ draft, change, texts, faultAt, before }: Fields & Before) {
  const isNext = before.some(({ state }) => state === 'confirmed');
  return (
    <fieldset class="field group">
      <legend>{texts.outcomes}</legend>
      <p class="hint">{isNext ? texts.outcomesAdd : texts.outcomesHint}</p>
      <OutcomeFields
        outcomes={draft.outcomes}
        change={(outcomes) => change({ ...draft, outcomes })}
        texts={texts}
        faultAt={faultAt}
      />
      {lesserIn(draft, before).length === 0 ? null : (
        <PhraseArea
          label={texts.lessReason}
          hint={texts.lessReasonHint}
          value={draft.lessReason}
          onInput={(lessReason) => change({ ...draft, lessReason })}
          most={longest(endpoint, '/lessReason')}
          rows={2}
          fault={faultAt('/lessReason')}
          required
        />
      )}
    </fieldset>
  );
}

/** What was done to offenders, in figures. */
export function OutcomeFields(props: {
  readonly outcomes: ReplyDraft['outcomes'];
  readonly change: (outcomes: ReplyDraft['outcomes']) => void;
  readonly texts: HandlingTexts['reply'];
  readonly faultAt?: (pointer: string) => string | undefined;
}) {
  const { outcomes, change, texts, faultAt } = props;
  const { words } = useWords();
  return (
    <div class="fields">
      {outcomeNames.map((name) => (
        <TextField
          key={name}
          label={texts.outcome(words.outcome[name], words.outcomeUnit[name])}
          inputMode="numeric"
          value={outcomes[name]}
          onInput={(text) => change({ ...outcomes, [name]: text })}
          fault={faultAt?.(`/outcomes/${name}`)}
        />
      ))}
    </div>
  );
}
