import {
  closeBatch,
  listBatches,
  readBatch,
  openBatchSeries,
  listPublicBatches,
  readPublicBatch,
} from './batches.ts';
import { readCutOffs, setCutOffs } from './cut-offs.ts';
import { readChallenge } from './challenge.ts';
import { readComplaintActs } from './complaint-acts.ts';
import { correctComplaintText, eraseByReceipt, eraseComplaintTexts } from './complaint-erasure.ts';
import { readFigures, readPublicFigures } from './complaint-figures.ts';
import { callBack, decideReopening } from './complaint-call-back.ts';
import {
  askReopening,
  followComplaint,
  supplementComplaint,
  tellSatisfaction,
  writeToOffice,
} from './complaint-follow-up.ts';
import {
  screenComplaint,
  writeToComplainant,
  settleMessages,
  signIn,
  refuse,
  askExtension,
  decideExtension,
  decideRefusal,
  reply,
  decideReply,
  endRectification,
  reviewReply,
} from './complaint-handling.ts';
import { submitComplaint, registerComplaint } from './complaint-intake.ts';
import { requestAttachmentUpload, requestRegisteredFile } from './complaint-attachments.ts';
import { requestPhotographUpload } from './complaint-photographs.ts';
import {
  passOnPhotographs,
  readPassedOnPhotograph,
  requestPhotographCopy,
  takeBackPhotographs,
} from './complaint-passing-on.ts';
import { readComplaintLedger } from './complaint-ledger.ts';
import { listComplaints } from './complaint-list.ts';
import { findComplaints } from './complaint-numbers.ts';
import {
  correctAcceptance,
  linkRelapse,
  reassign,
  undoScreening,
  withdrawByReceipt,
  withdrawComplaint,
} from './complaint-putting-right.ts';
import { forgetPhrase, keepPhrase, listKeptPhrases } from './kept-phrases.ts';
import { forgetView, keepView, listKeptViews } from './kept-views.ts';
import { readComplaint, readComplaintTimeline, lookAtComplaint } from './complaint-shown.ts';
import {
  listComplaintTypes,
  defineComplaintType,
  listPublicComplaintTypes,
} from './complaint-types.ts';
import { previewRecount } from './recounting.ts';
import { readReplyEvidence, requestReplyEvidence } from './reply-evidence.ts';
import { glanceAtComplaints, listLooks } from './looks.ts';
import { claimScreening, readScreeningDesk, setAsideScreening } from './screening-desk.ts';
import { discloseBatch, readPublicTable, readPublicResult } from './disclosure.ts';
import { recordRecheck, settleRecheck } from './rechecks.ts';
import {
  announceSample,
  withdrawSample,
  enterWinningNumbers,
  listPublicSamples,
  listSamples,
  readPublicSample,
  readSample,
} from './samples.ts';
import { changeComplaintsPolicy, readComplaintsPolicy } from './policies.ts';

/** Every endpoint of the complaints service. */
export const complaintsEndpoints = [
  readChallenge,
  submitComplaint,
  requestPhotographUpload,
  requestAttachmentUpload,
  followComplaint,
  supplementComplaint,
  writeToOffice,
  tellSatisfaction,
  askReopening,
  eraseByReceipt,
  withdrawByReceipt,
  registerComplaint,
  requestRegisteredFile,
  listComplaints,
  readComplaintLedger,
  findComplaints,
  listKeptViews,
  keepView,
  forgetView,
  listKeptPhrases,
  keepPhrase,
  forgetPhrase,
  readComplaint,
  readComplaintTimeline,
  readComplaintActs,
  lookAtComplaint,
  glanceAtComplaints,
  listLooks,
  screenComplaint,
  readScreeningDesk,
  claimScreening,
  setAsideScreening,
  undoScreening,
  reassign,
  correctAcceptance,
  withdrawComplaint,
  linkRelapse,
  requestPhotographCopy,
  passOnPhotographs,
  takeBackPhotographs,
  readPassedOnPhotograph,
  writeToComplainant,
  settleMessages,
  signIn,
  refuse,
  decideRefusal,
  askExtension,
  decideExtension,
  requestReplyEvidence,
  readReplyEvidence,
  reply,
  decideReply,
  reviewReply,
  endRectification,
  callBack,
  decideReopening,
  recordRecheck,
  settleRecheck,
  correctComplaintText,
  eraseComplaintTexts,
  closeBatch,
  readCutOffs,
  setCutOffs,
  listBatches,
  readBatch,
  discloseBatch,
  openBatchSeries,
  announceSample,
  withdrawSample,
  listSamples,
  readSample,
  enterWinningNumbers,
  readFigures,
  previewRecount,
  listComplaintTypes,
  defineComplaintType,
  listPublicBatches,
  readPublicBatch,
  readPublicTable,
  readPublicResult,
  listPublicSamples,
  readPublicSample,
  readPublicFigures,
  listPublicComplaintTypes,
  readComplaintsPolicy,
  changeComplaintsPolicy,
] as const;
