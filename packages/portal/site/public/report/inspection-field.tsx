import { dayText } from '../../dates.ts';
import { SelectField } from '../../fields.tsx';
import { useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import type { ReportDraft } from './draft.ts';
import type { ReportFaults } from './faults.ts';
import { faultSaid, type ReportTexts } from './said.ts';
import { takingNow, type Lists, type PublicInspection } from './use-lists.ts';

/** How many targets of an inspection are named. */
const named = 3;

/** To which inspection the report goes. Where there is only one, nothing is to be chosen. */
export function InspectionField(props: {
  readonly texts: ReportTexts;
  readonly draft: ReportDraft;
  readonly lists: Lists;
  readonly faults: ReportFaults;
  readonly change: (part: Partial<ReportDraft>) => void;
}) {
  const { texts, draft, lists, faults, change } = props;
  const language = useLanguage();
  const words = texts.inspection;
  const nameOf = useInspectionName(texts, lists);
  return (
    <div class="inspection-room">
      <Shown answer={lists.inspections} again={lists.againInspections}>
        {() => {
          const [only, ...others] = takingNow(lists.inspections) ?? [];
          if (only === undefined) return null;
          return others.length === 0 ? (
            <div class="message">
              <p>{words.lead(dayText(language, only.until))}</p>
              <p>
                <strong>{nameOf(only)}</strong>
              </p>
            </div>
          ) : (
            <SelectField
              label={words.label}
              fault={faultSaid(texts, faults, 'inspection')}
              required
              value={draft.inspection}
              none={words.choose}
              options={[only, ...others].map((each) => ({
                value: each.inspection,
                text: nameOf(each),
              }))}
              onChange={(inspection) => change({ inspection })}
            />
          );
        }}
      </Shown>
    </div>
  );
}

/** Names an inspection by what it inspects: it has no name of its own. */
export function useInspectionName(
  { inspection: words }: ReportTexts,
  { nameOf }: Lists,
): (inspection: PublicInspection) => string {
  return ({ kind, level, targets }) => {
    const names = targets.slice(0, named).map((code) => nameOf('districts', code));
    return words.named(
      words.levels[level],
      words.kinds[kind],
      words.targets(names, targets.length),
    );
  };
}
