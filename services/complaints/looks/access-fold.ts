import type { StreamKind } from '@ducha/event-log';
import { accessEvents, type AccessEvent } from './access-events.ts';
import type { Access } from './access-state.ts';

/** The stream `access/<complaint>`: who looked stands on each commit. */
export const accessStream: StreamKind<Access, AccessEvent> = {
  kind: 'access',
  initial: { looks: [], reasons: [] },
  events: accessEvents,
  evolve({ looks, reasons }, { type, data }, { version, at }) {
    switch (type) {
      case 'access.looked.v1':
        return {
          looks: [...looks, { version, at, contact: data.contact }],
          reasons: [...reasons, data.reason.note],
        };
      case 'access.glanced.v1':
        return { looks: [...looks, { version, at, contact: false }], reasons };
      case 'access.reasons-erased.v1':
        return { looks, reasons: reasons.filter((one) => !data.reasons.includes(one)) };
    }
  },
};
