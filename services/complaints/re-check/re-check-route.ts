import { recordRecheck, settleRecheck } from '@ducha/contracts';
import { route, type Route } from '@ducha/lambda';
import { changeComplaint } from '../complaint/change-complaint.ts';
import { draft } from '../complaint/texts.ts';
import type { ComplaintsService } from '../service.ts';
import { decideRecordRecheck, decideSettleRecheck } from './re-checking.ts';

/** 现场核查: its result, and what the office did about it. */
export function recheckRoutes(service: ComplaintsService): readonly Route[] {
  return [
    route(recordRecheck, async (request) => {
      const { result, words } = request.body;
      const { refs, item } = await service.notes.seal(
        { words: draft(words, 'cleared', 're-check') },
        request.fingerprint,
      );
      return changeComplaint(service, request, {
        seal: item,
        decide: (state, { subject: by }) =>
          decideRecordRecheck(state, { result, words: refs.words, by }),
      });
    }),
    route(settleRecheck, async (request) => {
      const { refs, item } = await service.notes.seal(
        { words: draft(request.body.words, 'cleared', 're-check') },
        request.fingerprint,
      );
      return changeComplaint(service, request, {
        seal: item,
        decide: (state) => decideSettleRecheck(state, refs.words),
      });
    }),
  ];
}
