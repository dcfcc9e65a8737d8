import { listAnnouncements, readAnnouncement, type Endpoint, type Request } from '@ducha/contracts';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Act } from '../../act.ts';
import { Shown } from '../../shown.tsx';
import { Conflict } from '../conflict.tsx';
import { changed, useRead } from '../reads.ts';
import { useStaffAct } from '../staff-act.ts';
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
  const { act, send, again } = useStaffAct(endpoint);
  const [seen, setSeen] = useState(props.announcement);
  const last = useRef<Request<E>['body'] | undefined>(undefined);
  const params = { announcement: seen.announcement };
  const finish = (called: Awaited<ReturnType<typeof again>>): void => {
    if (called?.ok !== true) return;
    changed(readAnnouncement, listAnnouncements);
    props.done();
  };
  const go = (body: Request<E>['body'], ifMatch: number): void => {
    last.current = body;
    // oxlint-disable-next-line typescript/consistent-type-assertions -- every act on an announcement names it in its path, and its body is E's own
    const request = { params, body, ifMatch } as unknown as Parameters<typeof send>[0];
    void send(request).then(finish);
  };
  return {
    act,
    send: (body) => go(body, seen.version),
    again: () => void again().then(finish),
    conflict: (
      <MovedOn
        {...props}
        seen={seen}
        onNewest={(newest) => {
          setSeen(newest);
          if (last.current !== undefined) go(last.current, newest.version);
        }}
      />
    ),
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
  return (
    <Shown answer={answer} again={again}>
      {(newest) => (
        <Conflict
          doing={doing}
          seen={seen.version}
          newest={newest.version}
          since={null}
          changed={[
            { label: texts.columns.state, of: (one: AnnouncementShown) => texts.states[one.state] },
            { label: texts.columns.title, of: (one: AnnouncementShown) => one.title.chinese },
            { label: texts.form.textChinese, of: (one: AnnouncementShown) => one.text.chinese },
          ]
            .map(({ label, of }) => ({ label, before: of(seen), after: of(newest) }))
            .filter(({ before, after }) => before !== after)}
          impossible={newest.state === 'withdrawn' ? texts.states.withdrawn : undefined}
          onNewest={() => props.onNewest(newest)}
          onGiveUp={close}
        />
      )}
    </Shown>
  );
}
