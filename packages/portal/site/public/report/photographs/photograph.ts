/** Why a file did not become a photograph of the report. */
export type Unfit = 'heic' | 'other' | 'too-large' | 'unreadable' | 'too-many';

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
  | { readonly is: 'refused' }
  | { readonly is: 'uploaded' };

/** What happens to a photograph. */
export type PhotographEvent =
  | { readonly type: 'prepared' }
  | { readonly type: 'unfit'; readonly why: Unfit }
  | { readonly type: 'sent'; readonly part: number }
  | { readonly type: 'stop' }
  | { readonly type: 'cut' }
  | { readonly type: 'refused' }
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
    case 'refused':
      return progress.is === 'uploading' ? { is: 'refused' } : progress;
    case 'uploaded':
      return progress.is === 'uploading' ? { is: 'uploaded' } : progress;
    case 'begin':
      return canBegin(progress) ? { is: 'uploading', part: 0 } : progress;
  }
}

/** Whether its upload can be begun, or begun again. */
export function canBegin({ is }: Progress): boolean {
  return is === 'waiting' || is === 'stopped' || is === 'cut' || is === 'refused';
}

/** Whether it goes by itself, without the reporter asking for it. */
export function goesByItself({ is }: Progress): boolean {
  return is === 'waiting' || is === 'cut';
}
