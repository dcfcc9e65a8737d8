import { vacateDuty, type DutyHolding } from '@ducha/contracts';
import { ActForm } from '../act-form.tsx';
import { FormHeading } from '../form-heading.tsx';
import { useSeenAct } from '../use-seen-act.ts';
import { useWords } from '../words.ts';
import { DutyConflict } from './duty-conflict.tsx';
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
  const { words, workspace } = useWords();
  const { organisation, duty } = props.holding;
  const { act, send, again, seen, onNewest } = useSeenAct(vacateDuty, {
    thing: props.holding,
    params: { organisation, duty },
    done,
  });
  return (
    <>
      <FormHeading text={texts.vacate} />
      <ActForm
        act={act}
        danger
        submit={texts.leaving.submit}
        onSubmit={() => send({})}
        onAgain={again}
        onCancel={close}
        conflict={
          <DutyConflict
            {...props}
            doing={texts.vacate}
            holding={seen}
            impossible={({ holder: newest }) =>
              newest === null ? workspace.conflict.impossible(texts.vacant) : undefined
            }
            onNewest={onNewest}
          />
        }
      >
        <p>
          <strong>{texts.leaving.lead(seen.holder?.name ?? texts.erased, words.duty[duty])}</strong>
        </p>
        <p class="soft">{texts.leaving.means(texts.vacantMeans[duty])}</p>
      </ActForm>
    </>
  );
}
