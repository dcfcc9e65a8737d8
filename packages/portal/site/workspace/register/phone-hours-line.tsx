import { listPublicAnnouncements, readPublicAnnouncement } from '@ducha/contracts';
import { useHouseNow } from '../house-time.ts';
import { useRead } from '../reads.ts';
import { isOutside } from './phone-hours.ts';
import type { register } from './zh.ts';

/** When the telephone of an inspection is answered, as its announcement says, and whether now is outside: nobody is refused for it. */
export function PhoneHoursLine(props: {
  readonly inspection: string;
  readonly texts: typeof register;
}) {
  const { inspection, texts } = props;
  const now = useHouseNow();
  const query = { inspection, kind: 'stationing', limit: 1 } as const;
  const { answer: listed } = useRead(
    listPublicAnnouncements,
    inspection === '' ? undefined : { query },
  );
  const announcement =
    listed.state === 'ready' ? listed.body.announcements[0]?.announcement : undefined;
  const { answer: read } = useRead(
    readPublicAnnouncement,
    announcement === undefined ? undefined : { params: { announcement }, query: {} },
  );
  if (announcement === undefined || read.state !== 'ready' || read.body.state !== 'published') {
    return null;
  }
  const { hours = null } = read.body.contact ?? {};
  if (hours === null) return null;
  return isOutside(hours, now) === true ? (
    <p class="message mind" role="status">
      {texts.phoneHours(hours)} {texts.outsideHours}
    </p>
  ) : (
    <p class="hint">{texts.phoneHours(hours)}</p>
  );
}
