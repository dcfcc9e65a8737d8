import { listAnnouncements, readAnnouncement, type Endpoint, type Request } from '@ducha/contracts';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Act } from '../../act.ts';
import { Shown } from '../../shown.tsx';
import { changedFields, type Field } from '../changed-fields.ts';
import { Conflict } from '../conflict.tsx';
import { changed, useRead } from '../reads.ts';
import { useSeenAct } from '../use-seen-act.ts';
import type { AnnouncementShown, AnnouncementTexts } from './announcement-shown.ts';

/** What the form of an act on an announcement is given. */
export interface AnnouncementActProps {
  readonly texts: AnnouncementTexts;
  readonly announcement: AnnouncementShown;
  readonly close: () => void;
}

/** One act on an announcement, on the version that the person saw; a conflict shows what has changed. */
export function useAnnouncementAct<E extends Endpoint>(
  endpoint: E,
  props: AnnouncementActProps & { readonly doing: string; readonly done: () => void },
): {
  readonly act: Act<E>;
  readonly send: (body: Request<E>['body']) => void;
  readonly again: () => void;
  readonly conflict: VNode;
} {
  const { act, send, again, seen, onNewest } = useSeenAct(endpoint, {
    thing: props.announcement,
    params: { announcement: props.announcement.announcement },
    done: () => {
      changed(readAnnouncement, listAnnouncements);
      props.done();
    },
  });
  return {
    act,
    send,
    again,
    conflict: <MovedOn {...props} seen={seen} onNewest={onNewest} />,
  };
}

function MovedOn(
  props: AnnouncementActProps & {
    readonly doing: string;
    readonly seen: AnnouncementShown;
    readonly onNewest: (newest: AnnouncementShown) => void;
  },
) {
  const { texts, seen, doing, close } = props;
  const { answer, again } = useRead(readAnnouncement, {
    params: { announcement: seen.announcement },
    query: {},
  });
  // What is kept was read before the conflict.
  useEffect(again, []);
  const fieldsOf = (one: AnnouncementShown): readonly Field[] => [
    { label: texts.columns.state, text: texts.states[one.state] },
    { label: texts.columns.title, text: one.title.chinese },
    { label: texts.form.textChinese, text: one.text.chinese },
  ];
  return (
    <Shown answer={answer} again={again}>
      {(newest) => (
        <Conflict
          doing={doing}
          seen={seen.version}
          newest={newest.version}
          since={null}
          changed={changedFields(fieldsOf(seen), fieldsOf(newest))}
          impossible={newest.state === 'withdrawn' ? texts.states.withdrawn : undefined}
          onNewest={() => props.onNewest(newest)}
          onGiveUp={close}
        />
      )}
    </Shown>
  );
}
