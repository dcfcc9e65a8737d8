import type { NoteDraft } from '@ducha/notes';

/** What the lead organisation says of the whole when it finishes. */
export function completionDraft(text: string): NoteDraft {
  return { text, class: 'cleared', purpose: 'rectification-completion', retentionYears: 30 };
}
