import { eraseOfficial, type DutyHolding } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { ActForm } from '../act-form.tsx';
import { FormHeading } from '../form-heading.tsx';
import { useStaffAct } from '../staff-act.ts';
import { useErasing } from '../use-erasing.tsx';
import { DutyConflict } from './duty-conflict.tsx';
import type { DutyTexts } from './duty-texts.ts';

/** 删除: those who held the duty before, chosen by when they held it. */
export function EraseForm(props: {
  /** As the person saw it when they began. */
  readonly holding: DutyHolding;
  readonly texts: DutyTexts;
  readonly done: () => void;
  readonly close: () => void;
}) {
  const { texts, done } = props;
  const { erasing: says } = texts;
  const language = useLanguage();
  const [seen, setSeen] = useState(props.holding);
  const { act, send, again } = useStaffAct(eraseOfficial);
  const { organisation, duty, earlier } = seen;
  const { fields, unfinished, order } = useErasing(
    says,
    earlier
      .filter(({ erased }) => !erased)
      .map(({ tenure, since, until }) => ({
        value: String(tenure),
        text: texts.tenure(tenure, momentText(language, since), momentText(language, until)),
      })),
  );
  const finish = (called: Awaited<ReturnType<typeof again>>): void => {
    if (called?.ok === true) done();
  };
  const erase = ({ version }: DutyHolding): void => {
    if (order === undefined) return;
    const { chosen, ground } = order;
    const body = { tenures: chosen.map(Number), ground };
    void send({ params: { organisation, duty }, body, ifMatch: version }).then(finish);
  };
  return (
    <>
      <FormHeading text={says.open} />
      <ActForm
        act={act}
        danger
        submit={says.submit}
        unfinished={unfinished}
        onSubmit={() => erase(seen)}
        onAgain={() => void again().then(finish)}
        onCancel={props.close}
        conflict={
          <DutyConflict
            {...props}
            doing={says.open}
            holding={seen}
            impossible={() => undefined}
            onNewest={(newest) => {
              setSeen(newest);
              erase(newest);
            }}
          />
        }
      >
        {fields}
      </ActForm>
    </>
  );
}
