import { dayText } from '../../dates.ts';
import type { Language } from '../../language.ts';
import type { Field } from '../changed-fields.ts';
import type { WordsOf } from '../words.ts';
import type { InspectionShown, InspectionTexts } from './inspection-shown.ts';

/** What an inspection says that somebody else may have changed: its stage, its window, and who is on its team. */
export function fieldsOfInspection(
  { stage, from, until, team }: Pick<InspectionShown, 'stage' | 'from' | 'until' | 'team'>,
  say: WordsOf & { readonly texts: InspectionTexts; readonly language: Language },
): readonly Field[] {
  const { texts, words, workspace, language } = say;
  const people = team === null ? [] : [team.leader, ...team.deputies, ...team.members];
  return [
    { label: texts.columns.stage, text: words.inspectionStage[stage] },
    {
      label: texts.columns.window,
      text: workspace.list.window(dayText(language, from), dayText(language, until)),
    },
    { label: texts.team.title, text: people.join(texts.comma) },
  ];
}
