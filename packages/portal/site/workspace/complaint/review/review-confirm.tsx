import { reviewReply } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { typedText } from '@ducha/contracts/text-form.ts';
import { longest } from '../../../api.ts';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import { useKeptTexts } from '../../kept-texts.ts';
import { ClearedField } from '../acts/cleared-field.tsx';
import { findingsIn, type ConfirmedPassage } from '../acts/findings.ts';
import type { ReviewProps } from './review-props.ts';
import { forgetting } from '../acts/forgetting.ts';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';

type Field = 'problem' | 'findings' | 'handling' | 'goal' | 'accountability' | 'measures';
const optional: readonly Field[] = ['goal', 'accountability', 'measures'];

/** Every text that will be public, beside what the organisation wrote; it begins with the same words. */
export function ReviewConfirm(props: ReviewProps) {
  const { texts, complaint, reply, close } = props;
  const staged = reply.result === 'staged';
  const written: Readonly<Record<Field, string | null>> = {
    problem: complaint.clearedText,
    findings: reply.findings,
    // 处理和整改情况 is one column of the table.
    handling: [reply.handling, reply.rectification ?? ''].filter((text) => text !== '').join('\n'),
    goal: reply.goal,
    accountability: reply.accountability,
    measures: staged ? (reply.plan?.measures ?? '') : null,
  };
  const kept = useKeptTexts<Field>(`review/${complaint.complaint}/${reply.round}`, {
    problem: written.problem ?? '',
    findings: written.findings ?? '',
    handling: written.handling ?? '',
    goal: written.goal ?? '',
    accountability: written.accountability ?? '',
    measures: written.measures ?? '',
  });
  const { act, send, again, conflict } = useComplaintAct(
    reviewReply,
    forgetting(props, kept.forget),
  );
  const faultIn = useFaults(act);
  const [confirmed, setConfirmed] = useState<readonly ConfirmedPassage[]>([]);
  const [sent, setSent] = useState<Readonly<Partial<Record<Field, string>>>>({});
  const needed = (field: Field): boolean =>
    !optional.includes(field) || (staged && (field === 'goal' || field === 'measures'));
  const fields: readonly Field[] = [
    'problem',
    'findings',
    'handling',
    'goal',
    'accountability',
    ...(staged ? (['measures'] as const) : []),
  ];
  const submit = (): void => {
    const trimmed = (field: Field): string => typedText(kept.texts[field]);
    const given = (field: Field): Partial<Record<Field, string>> =>
      !fields.includes(field) || trimmed(field) === '' ? {} : { [field]: trimmed(field) };
    const body = {
      decision: 'confirm' as const,
      problem: trimmed('problem'),
      findings: trimmed('findings'),
      handling: trimmed('handling'),
      ...given('goal'),
      ...given('accountability'),
      ...given('measures'),
    };
    setSent(body);
    const whole = Object.values(body).join('\n');
    send({ ...body, confirmed: confirmed.filter(({ passage }) => whole.includes(passage)) });
  };
  return (
    <ActForm
      act={act}
      submit={texts.submit.confirm}
      unfinished={fields
        .filter((field) => needed(field) && typedText(kept.texts[field]) === '')
        .map((field) => texts.missing(texts.fields[field]))}
      onSubmit={submit}
      onAgain={again}
      onCancel={close}
      conflict={conflict}
    >
      {fields.map((field) => (
        <div class="side-by-side" key={field}>
          <section class="original" aria-label={texts.asWritten(texts.fields[field])}>
            <p class="label">{texts.asWritten(texts.fields[field])}</p>
            <p class="said">{written[field] ?? <span class="soft">{texts.nothing}</span>}</p>
          </section>
          <div>
            <ClearedField
              label={texts.forPublic(texts.fields[field])}
              required={needed(field)}
              most={longest(reviewReply, `/${field}`)}
              value={kept.texts[field]}
              onInput={(text) => kept.write({ [field]: text })}
              fault={faultIn(`/${field}`)}
              found={{
                sent: sent[field] ?? '',
                findings:
                  act.state === 'refused'
                    ? findingsIn(act.problem, `/${field}`, sent[field] ?? '')
                    : [],
              }}
              confirmed={confirmed}
              onConfirm={setConfirmed}
            />
          </div>
        </div>
      ))}
    </ActForm>
  );
}
