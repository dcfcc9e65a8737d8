import { listDuties, type DutyHolding } from '@ducha/contracts';
import { useEffect } from 'preact/hooks';
import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import { changedFields } from '../changed-fields.ts';
import { Conflict } from '../conflict.tsx';
import { useRead } from '../reads.ts';
import type { DutyTexts } from './duty-texts.ts';

/** Somebody else changed who holds the duty: whoever holds it now may be somebody else. */
export function DutyConflict(props: {
  /** As the person saw it. */
  readonly holding: DutyHolding;
  readonly texts: DutyTexts;
  /** The act, in words. */
  readonly doing: string;
  /** Why it cannot be done any more, as the duty is now. */
  readonly impossible: (newest: DutyHolding) => string | undefined;
  readonly onNewest: (newest: DutyHolding) => void;
  readonly close: () => void;
}) {
  const { holding, texts, doing, close, onNewest } = props;
  const { organisation, duty } = holding;
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
            doing={doing}
            seen={holding.version}
            newest={newest.version}
            since={null}
            changed={changedFields(fieldsOf(holding), fieldsOf(newest))}
            impossible={props.impossible(newest)}
            onNewest={() => onNewest(newest)}
            onGiveUp={close}
          />
        );
      }}
    </Shown>
  );
}
