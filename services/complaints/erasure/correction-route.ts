import { correctComplaintText, gistLength, type CorrectableText } from '@ducha/contracts';
import { isRejection, ref, type Rejection } from '@ducha/event-log';
import { route, type Route } from '@ducha/lambda';
import type { NoteDraft } from '@ducha/notes';
import { changeComplaint } from '../complaint/change-complaint.ts';
import { refusedActOn } from '../complaint/complaint-relations.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import { draft } from '../complaint/texts.ts';
import { clearedForOthers } from '../screening/cleared-text.ts';
import { withConfirmed } from '../screening/confirmed-passages.ts';
import type { ComplaintsService } from '../service.ts';
import { decideCorrection } from './correction.ts';

/** 更正: a right text in the place of a wrong one; it is searched for personal data as the wrong one was. */
export function correctionRoute(service: ComplaintsService): Route {
  return route(correctComplaintText, async (request) => {
    const { complaint } = request.params;
    const { text, corrected, old, confirmed } = request.body;
    const { state } = await service.log.load(ref(complaintStream, complaint));
    const refused = refusedActOn(request, state);
    if (refused !== undefined) return refused;
    if (text === 'gist' && Array.from(corrected).length > gistLength) return gistTooLong;
    const passages = await clearedForOthers(service, request, {
      complaint,
      state,
      confirmed,
      texts: { corrected },
    });
    if (isRejection(passages)) return passages;
    const { refs, item } = await service.notes.seal(
      { corrected: draftOf(text, corrected) },
      request.fingerprint,
    );
    return changeComplaint(service, request, {
      seal: item,
      decide: (current) =>
        withConfirmed(
          decideCorrection(current, {
            complaint,
            text,
            corrected: refs.corrected,
            keptOld: old === 'kept',
          }),
          passages,
        ),
    });
  });
}

const gistTooLong: Rejection = {
  rejected: 'invalid',
  faults: [
    {
      pointer: '#/corrected',
      code: 'too-big',
      detail: `A gist must have at most ${gistLength} characters`,
    },
  ],
};

/** The note of a right text is of the class of the wrong one. */
function draftOf(text: CorrectableText, corrected: string): NoteDraft {
  switch (text) {
    case 'cleared-text':
    case 'gist':
      return draft(corrected, 'cleared', 'transfer');
    case 'explanation':
      return draft(corrected, 'cleared', 'answer-to-complainant');
    case 'measures':
      return draft(corrected, 'cleared', 'rectification');
    case 'problem':
    case 'findings':
    case 'handling':
    case 'goal':
    case 'accountability':
      return draft(corrected, 'public', 'disclosure');
  }
}
