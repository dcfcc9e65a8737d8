import { appointOfficial, type NoteRef } from '@ducha/contracts';
import type { Directory } from '@ducha/directory';
import { isRejection, ref } from '@ducha/event-log';
import { route, type Route, type Store } from '@ducha/lambda';
import type { NoteDraft } from '@ducha/notes';
import { alarmsOfDuty } from '../alarms/end-alarms.ts';
import { decideEnd } from '../alarms/ending.ts';
import { dutyStream, dutyId } from './duty-fold.ts';
import type { DutyEvent } from './duty-events.ts';
import { dutyHolding, relationTo } from './duty-holding.ts';

/** Years that an official's name and addresses are kept. */
const retentionYears = 5;

/** 任职: a person holds a duty from now on; name and addresses are sealed. */
export function appointOfficialRoute(
  { log, notes }: Pick<Store, 'log' | 'notes'>,
  directory: Directory,
): Route {
  return route(appointOfficial, async (request) => {
    const { organisation, duty } = request.params;
    const actor = request.permit(relationTo(request.person, organisation));
    if (isRejection(actor)) return actor;
    if ((await directory.find(organisation)) === undefined) return { rejected: 'unknown-code' };
    const sealing = await notes.seal(draftsOf(request.body), request.fingerprint);
    const refs: Readonly<Record<string, NoteRef | undefined>> = sealing.refs;
    const address = (field: string) => {
      const full = refs[field];
      const masked = refs[`${field}-masked`];
      return full === undefined || masked === undefined ? null : { full, masked };
    };
    const { name } = refs;
    if (name === undefined) throw new Error('no name was sealed');
    const appointed: DutyEvent = {
      type: 'duty.appointed.v1',
      data: { organisation, duty, name, mobile: address('mobile'), email: address('email') },
    };
    const done = await log.handle({
      command: request.command(actor),
      stream: ref(dutyStream, dutyId(organisation, duty)),
      seal: sealing.item,
      companions: () => alarmsOfDuty(organisation, duty),
      decide: (_state, alarms) => ({
        primary: [appointed],
        companions: Object.fromEntries(
          Object.entries(alarms).map(([kind, alarm]) => [kind, decideEnd(alarm, 'appointed')]),
        ),
      }),
    });
    if (isRejection(done)) return done;
    const body = await dutyHolding(notes, { organisation, duty }, done.state, done.version);
    return { body, version: done.version };
  });
}

function draftsOf(body: {
  name: string;
  mobile?: string | undefined;
  email?: string | undefined;
}): Record<string, NoteDraft> {
  const cleared = (text: string): NoteDraft => ({
    text,
    class: 'cleared',
    purpose: 'official-on-duty',
    retentionYears,
  });
  const secret = (text: string): NoteDraft => ({
    text,
    class: 'secret',
    purpose: 'reminder-address',
    retentionYears,
  });
  const { name, mobile, email } = body;
  return {
    name: cleared(name),
    ...(mobile === undefined
      ? {}
      : { mobile: secret(mobile), 'mobile-masked': cleared(maskedMobile(mobile)) }),
    ...(email === undefined
      ? {}
      : { email: secret(email), 'email-masked': cleared(maskedEmail(email)) }),
  };
}

function maskedMobile(mobile: string): string {
  return `${mobile.slice(0, 3)}****${mobile.slice(-4)}`;
}

function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}***${email.slice(at)}`;
}
