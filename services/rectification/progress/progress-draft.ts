import type { NoteDraft } from '@ducha/notes';

/** What an organisation says of how far it has come. */
export function progressDraft(text: string): NoteDraft {
  return { text, class: 'cleared', purpose: 'rectification-progress', retentionYears: 30 };
}
