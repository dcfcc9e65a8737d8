import type { ComplaintAct } from '@ducha/contracts';
import type { ActFormLoader } from './act-form-of.tsx';

/**
 * The form of each act on a complaint, by the name of its endpoint: the page of a complaint opens the one
 * whose name stands after the `#` of its address. One that is not here is said to be possible, and no more.
 */
export const actForms: Readonly<Partial<Record<ComplaintAct, () => Promise<ActFormLoader>>>> = {
  signIn: async () => (await import('./sign-in.tsx')).signIn,
  refuse: async () => (await import('../refusal/refuse.tsx')).refuse,
  reply: async () => (await import('../reply/reply.tsx')).reply,
  decideReply: async () => (await import('../reply/decide-reply.tsx')).decideReply,
  writeToComplainant: async () => (await import('./write-to-complainant.tsx')).writeToComplainant,
  settleMessages: async () => (await import('./settle-messages.tsx')).settleMessages,
  screenComplaint: async () => (await import('../screening/screen.ts')).screen,
  correctAcceptance: async () =>
    (await import('../putting-right/correct-acceptance.tsx')).correctingAcceptance,
  withdrawComplaint: async () => (await import('../putting-right/withdraw.tsx')).withdrawing,
  linkRelapse: async () => (await import('../putting-right/link-relapse.tsx')).linking,
  passOnPhotographs: async () => (await import('../passing-on/pass-on.tsx')).passingOn,
  takeBackPhotographs: async () => (await import('../passing-on/take-back.tsx')).takingBack,
  reassign: async () => (await import('../putting-right/reassign.tsx')).reassigning,
  undoScreening: async () => (await import('../putting-right/undo-screening.tsx')).undoing,
  endRectification: async () => (await import('./end-rectification.tsx')).endRectification,
  callBack: async () => (await import('../call-back/calling-back.tsx')).callingBack,
  decideReopening: async () =>
    (await import('../call-back/decide-reopening.tsx')).decidingReopening,
  recordRecheck: async () => (await import('./re-check.tsx')).recordRecheck,
  settleRecheck: async () => (await import('./re-check.tsx')).settleRecheck,
  askExtension: async () => (await import('./extension.tsx')).askExtension,
  decideExtension: async () => (await import('./extension.tsx')).decideExtension,
  decideRefusal: async () => (await import('../refusal/refusal-decision.ts')).refusalDecision,
  correctComplaintText: async () => (await import('../erasure/correct-text.tsx')).correctText,
  eraseComplaintTexts: async () => (await import('../erasure/erase-texts.tsx')).eraseTexts,
  reviewReply: async () => (await import('../review/review.ts')).review,
};
