/** Why a file does not go with the report. */
export type Unfit =
  | 'heic'
  | 'other'
  | 'empty'
  | 'twice'
  | 'too-large'
  | 'attachment-too-large'
  | 'too-long'
  | 'unreadable'
  | 'too-many'
  | 'too-many-attachments';

/**
 * Why the house did not take one: its inspection takes in no more, the page's proof of work did not hold,
 * or anything else.
 */
export type NotTaken = 'closed' | 'unproven' | 'refused';

/** What a photograph is doing. */
export type Progress =
  /** It is read and drawn anew on the device. */
  | { readonly is: 'preparing' }
  | { readonly is: 'unfit'; readonly why: Unfit }
  /** Ready; it goes as soon as it is known for which inspection. */
  | { readonly is: 'waiting' }
  /** The part of it that was sent, 0 to 1. */
  | { readonly is: 'uploading'; readonly part: number }
  /** Stopped by the reporter, or by the network; both are begun again by the reporter. */
  | { readonly is: 'stopped' }
  | { readonly is: 'cut' }
  | { readonly is: NotTaken }
  | { readonly is: 'uploaded' };

/** What happens to a photograph. */
export type PhotographEvent =
  | { readonly type: 'prepared' }
  | { readonly type: 'unfit'; readonly why: Unfit }
  | { readonly type: 'sent'; readonly part: number }
  | { readonly type: 'stop' }
  | { readonly type: 'cut' }
  | { readonly type: NotTaken }
  | { readonly type: 'begin' }
  | { readonly type: 'uploaded' };

/** What a photograph does after something happened. What comes too late changes nothing. */
export function after(progress: Progress, event: PhotographEvent): Progress {
  switch (event.type) {
    case 'prepared':
      return progress.is === 'preparing' ? { is: 'waiting' } : progress;
    case 'unfit':
      return progress.is === 'preparing' ? { is: 'unfit', why: event.why } : progress;
    case 'sent':
      return progress.is === 'uploading'
        ? { is: 'uploading', part: Math.min(1, Math.max(progress.part, event.part)) }
        : progress;
    case 'stop':
      return progress.is === 'uploading' ? { is: 'stopped' } : progress;
    case 'cut':
      return progress.is === 'uploading' ? { is: 'cut' } : progress;
    case 'closed':
    case 'unproven':
    case 'refused':
      return progress.is === 'uploading' ? { is: event.type } : progress;
    case 'uploaded':
      return progress.is === 'uploading' ? { is: 'uploaded' } : progress;
    case 'begin':
      return canBegin(progress) ? { is: 'uploading', part: 0 } : progress;
  }
}

/** Whether its upload can be begun, or begun again. */
export function canBegin({ is }: Progress): boolean {
  return is === 'waiting' || is === 'stopped' || is === 'cut' || isNotTaken(is);
}

/** What became of a photograph that the house did not take, by its status and the code of the problem. */
export function notTaken(status: number, code: string): NotTaken | 'cut' {
  // Later it may be taken as it is.
  if (status >= 500 || status === 429) return 'cut';
  if (code === 'inspection-not-open') return 'closed';
  return code === 'proof-needed' ? 'unproven' : 'refused';
}

function isNotTaken(is: Progress['is']): is is NotTaken {
  return is === 'closed' || is === 'unproven' || is === 'refused';
}

/** Whether it goes by itself, without the reporter asking for it. */
export function goesByItself({ is }: Progress): boolean {
  return is === 'waiting' || is === 'cut';
}
