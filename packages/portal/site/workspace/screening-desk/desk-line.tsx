import { readScreeningDesk, setAsideReason, setAsideScreening } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { codeOf } from '../../api.ts';
import { SelectField, TextField } from '../../fields.tsx';
import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import type { InTurn } from '../in-turn/use-turn.ts';
import { isHeldHere } from '../in-turn/held-here.ts';
import { changed } from '../reads.ts';
import { useSingleKey } from '../single-key.ts';
import { useStaffAct } from '../staff-act.ts';
import { accountText } from '../subject.tsx';
import { useWords, wordOf } from '../words.ts';
import { asideOf } from './desk.ts';
import { useClaim } from './use-claim.ts';
import { useDesk } from './use-desk.ts';

/** Above the form of a screening: whether a colleague has it open too, and the ways to set it aside 放一放 and back. */
export function DeskLine(props: { readonly complaint: string; readonly turn: InTurn | undefined }) {
  const { complaint, turn } = props;
  const { words, workspace } = useWords();
  const { desk: texts } = workspace;
  const language = useLanguage();
  const other = useClaim(complaint);
  const [own] = asideOf(useDesk(), complaint);
  const isAside = own?.mine === true;
  const { act, send } = useStaffAct(setAsideScreening);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const put = async (aside: boolean): Promise<void> => {
    const body = {
      aside,
      ...(aside && until !== '' ? { until } : {}),
      ...(aside && setAsideReason.options.some((one) => one === reason)
        ? { reason: setAsideReason.parse(reason) }
        : {}),
    };
    const called = await send({ params: { complaint }, body });
    if (called?.ok !== true) return;
    changed(readScreeningDesk);
    if (aside) turn?.putLast();
  };
  useSingleKey('f', () => {
    // What is written would be left behind.
    if (!isHeldHere()) void put(!isAside);
  });
  return (
    <div class="desk-line">
      {other === undefined ? null : (
        <p class="message mind" role="status">
          {texts.screening(accountText(other.by, workspace), momentText(language, other.until))}{' '}
          {texts.hindersNothing}
        </p>
      )}
      {isAside ? (
        <p class="line">
          <span class="tag">{texts.yours(momentText(language, own.until))}</span>
          <button type="button" class="button small" onClick={() => void put(false)}>
            {texts.takeUp} <kbd aria-hidden="true">F</kbd>
          </button>
        </p>
      ) : (
        <details>
          <summary>{texts.setAside}</summary>
          <p class="soft small">{texts.says}</p>
          <SelectField
            label={texts.reason}
            value={reason}
            onChange={setReason}
            options={[
              { value: '', text: texts.noReason },
              ...setAsideReason.options.map((value) => ({ value, text: texts.reasons[value] })),
            ]}
          />
          <TextField label={texts.until} type="date" value={until} onInput={setUntil} />
          <button type="button" class="button small" onClick={() => void put(true)}>
            {texts.setAside} <kbd aria-hidden="true">F</kbd>
          </button>
        </details>
      )}
      {act.state === 'refused' ? (
        <p class="message bad" role="alert">
          {wordOf(words.problem, codeOf(act.problem))}
        </p>
      ) : null}
      {act.state === 'unanswered' ? (
        <p class="message mind" role="alert">
          {texts.unanswered}
        </p>
      ) : null}
    </div>
  );
}
