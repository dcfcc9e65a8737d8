import { listDuties, vacateDuty, type DutyHolding } from '@ducha/contracts';
import { useEffect, useState } from 'preact/hooks';
import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import { ActForm } from '../act-form.tsx';
import { changedFields } from '../changed-fields.ts';
import { Conflict } from '../conflict.tsx';
import { useRead } from '../reads.ts';
import { useStaffAct } from '../staff-act.ts';
import { useWords } from '../words.ts';
import { FormHeading } from '../form-heading.tsx';
import type { DutyTexts } from './duty-texts.ts';

interface Props {
  /** As the person saw it when they began. */
  readonly holding: DutyHolding;
  readonly texts: DutyTexts;
  readonly done: () => void;
  readonly close: () => void;
}

/** 免去: asks once more before nobody holds the duty. */
export function VacateForm(props: Props) {
  const { texts, done, close } = props;
  const { words } = useWords();
  const [seen, setSeen] = useState(props.holding);
  const { act, send, again } = useStaffAct(vacateDuty);
  const { organisation, duty, holder } = seen;
  const finish = (called: Awaited<ReturnType<typeof again>>): void => {
    if (called?.ok === true) done();
  };
  const vacate = (holding: DutyHolding): void => {
    const request = { params: { organisation, duty }, ifMatch: holding.version };
    void send(request).then(finish);
  };
  return (
    <>
      <FormHeading text={texts.vacate} />
      <ActForm
        act={act}
        danger
        submit={texts.leaving.submit}
        onSubmit={() => vacate(seen)}
        onAgain={() => void again().then(finish)}
        onCancel={close}
        conflict={
          <VacateConflict
            {...props}
            holding={seen}
            onNewest={(newest) => {
              setSeen(newest);
              vacate(newest);
            }}
          />
        }
      >
        <p>
          <strong>{texts.leaving.lead(holder?.name ?? texts.erased, words.duty[duty])}</strong>
        </p>
        <p class="soft">{texts.leaving.means}</p>
      </ActForm>
    </>
  );
}

/** Somebody else changed who holds the duty: whoever holds it now may be somebody else. */
function VacateConflict(props: Props & { readonly onNewest: (newest: DutyHolding) => void }) {
  const { holding, texts, close, onNewest } = props;
  const { organisation, duty } = holding;
  const { workspace } = useWords();
  const language = useLanguage();
  const { answer, again } = useRead(listDuties, { query: { organisation } });
  // What is kept was read before the conflict.
  useEffect(again, []);
  const fieldsOf = ({ holder }: DutyHolding) => [
    {
      label: texts.leaving.heldBy,
      text: holder === null ? texts.leaving.nobody : (holder.name ?? texts.erased),
    },
    ...(holder === null
      ? []
      : [
          { label: texts.since, text: momentText(language, holder.since) },
          { label: texts.mobile, text: holder.mobile ?? texts.noAddress },
          { label: texts.email, text: holder.email ?? texts.noAddress },
        ]),
  ];
  return (
    <Shown answer={answer} again={again}>
      {(body) => {
        const newest = body.duties.find((one) => one.duty === duty) ?? holding;
        return (
          <Conflict
            doing={texts.vacate}
            seen={holding.version}
            newest={newest.version}
            since={null}
            changed={changedFields(fieldsOf(holding), fieldsOf(newest))}
            impossible={
              newest.holder === null ? workspace.conflict.impossible(texts.vacant) : undefined
            }
            onNewest={() => onNewest(newest)}
            onGiveUp={close}
          />
        );
      }}
    </Shown>
  );
}
