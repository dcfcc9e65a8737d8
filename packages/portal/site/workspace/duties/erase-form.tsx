import { eraseOfficial, type DutyHolding } from '@ducha/contracts';
import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { ErasingForm } from '../erasure/erasing-form.tsx';
import { FormHeading } from '../form-heading.tsx';
import { useSeenAct } from '../use-seen-act.ts';
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
  const { texts, done, close } = props;
  const { erasing: says } = texts;
  const { organisation, duty } = props.holding;
  const language = useLanguage();
  const { act, send, again, seen, onNewest } = useSeenAct(eraseOfficial, {
    thing: props.holding,
    params: { organisation, duty },
    done,
  });
  return (
    <>
      <FormHeading text={says.open} />
      <ErasingForm
        texts={says}
        choices={seen.earlier
          .filter(({ erased }) => !erased)
          .map(({ tenure, since, until }) => ({
            value: String(tenure),
            text: texts.tenure(tenure, momentText(language, since), momentText(language, until)),
          }))}
        act={act}
        erase={(chosen, ground) => send({ tenures: chosen.map(Number), ground })}
        again={again}
        close={close}
        conflict={
          <DutyConflict
            {...props}
            doing={says.open}
            holding={seen}
            impossible={() => undefined}
            onNewest={onNewest}
          />
        }
      />
    </>
  );
}
