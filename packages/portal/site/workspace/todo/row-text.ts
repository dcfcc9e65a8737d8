import { lastDayOf } from '@ducha/contracts/beijing-day.ts';
import { beijingDay, dayText, shortDayText } from '../../dates.ts';
import type { Language } from '../../language.ts';
import { wordOf, type WordsOf } from '../words.ts';
import type { InspectionLine, TodoRow } from './todo-row.ts';
import type { TodoTexts } from './todo-texts.ts';

/** What the words of a row are made of. */
export interface Says {
  readonly words: WordsOf['words'];
  readonly language: Language;
  readonly texts: TodoTexts;
  /** The organisation of whoever reads. */
  readonly own: string | null;
  readonly nameOf: (organisation: string) => string;
  readonly typeOf: (type: string) => string;
  readonly inspectionOf: (inspection: InspectionLine) => string;
}

/** What a row is called: its number, or what tells it apart. */
export function titleOf(
  row: TodoRow,
  say: Pick<Says, 'words' | 'language' | 'texts' | 'nameOf'>,
): string {
  const { words, language, texts, nameOf } = say;
  if (row.number !== null) return row.number;
  switch (row.kind) {
    case 'complaint':
      return texts.unnumbered(
        wordOf(words.channel, row.line.channel),
        shortDayText(language, row.line.receivedOn),
      );
    case 'inspection': {
      const { kind, from, until } = row.line;
      const word = wordOf(words.inspectionKind, kind);
      return texts.inspection(word, dayText(language, from), dayText(language, until));
    }
    case 'batch': {
      const { batch, complaints } = row.line;
      return batch === null ? texts.batch.waiting(complaints) : texts.batch.nameOf(batch);
    }
    case 'alarm': {
      const { organisation } = row.line;
      return organisation === null ? texts.alarm.provider : nameOf(organisation);
    }
    case 'task':
      return row.id;
  }
}

/** What it is about, in a line; null where its name says that. */
export function gistOf(row: TodoRow, { words, texts }: Says): string | null {
  switch (row.kind) {
    case 'complaint':
      return row.line.gist;
    case 'batch': {
      const { batch, complaints, keyAttention, unreviewed, behind, draw, cutOff } = row.line;
      if (draw !== null) return texts.batch.draw[draw](complaints);
      if (cutOff !== null) return texts.batch.cutOff[cutOff];
      if (batch === null) return keyAttention === 0 ? null : texts.batch.key(keyAttention);
      if (behind > 0) return texts.batch.anew(behind);
      return unreviewed > 0
        ? texts.batch.partly(complaints, unreviewed)
        : texts.batch.ready(complaints);
    }
    case 'alarm': {
      const { kind, duties, matters } = row.line;
      const named = duties.map((duty) => words.duty[duty]).join(texts.alarm.comma);
      return kind === 'long-overdue'
        ? texts.alarm.overdue(matters.length)
        : texts.alarm.kinds[kind](named);
    }
    case 'task':
    case 'inspection':
      return null;
  }
}

/** What is known of it besides. */
export function aboutOf(row: TodoRow, say: Says): readonly string[] {
  const { words, language, texts, own, nameOf, typeOf, inspectionOf } = say;
  switch (row.kind) {
    case 'complaint': {
      const { stage, mainType, district, organisations, outerDue } = row.line;
      const part = organisations.find(({ organisation }) => organisation === own);
      const lead = organisations.find(({ role }) => role === 'lead');
      return [
        wordOf(words.stage, stage),
        ...(mainType === null ? [] : [typeOf(mainType)]),
        ...(part !== undefined
          ? [wordOf(words.assignment, part.role)]
          : lead !== undefined
            ? [nameOf(lead.organisation)]
            : district === null
              ? []
              : [nameOf(district)]),
        ...(outerDue === null || outerDue === row.due
          ? []
          : [texts.outer(shortDayText(language, lastDayOf(outerDue)))]),
      ];
    }
    case 'task':
      return [wordOf(words.taskStatus, row.line.status)];
    case 'inspection':
      return [
        wordOf(words.inspectionLevel, row.line.level),
        wordOf(words.inspectionStage, row.line.stage),
      ];
    case 'batch': {
      const { inspection, since } = row.line;
      return [
        inspectionOf(inspection),
        ...(since === null ? [] : [texts.batch.since(shortDayText(language, beijingDay(since)))]),
      ];
    }
    case 'alarm':
      return [texts.alarm.since(shortDayText(language, beijingDay(row.line.since)))];
  }
}
