/** Binds every verb to its ports; composition roots call this once. What reads or changes the document open in Word takes turns. */
import { addMatter } from "./begin/add-matter";
import { addMatterRow } from "./begin/add-matter-row";
import { listAttorneys } from "./begin/list-attorneys";
import { adoptOpenDocument } from "./begin/adopt-open-document";
import { approveWithEdit } from "./review/approve-with-edit";
import { nameForum, type NameForum } from "./draft/name-forum";
import { askForReview } from "./draft/ask-for-review";
import { changeAssignment, listAssignments, writeAssignment } from "./begin/assignments";
import { checkQuality } from "./review/check-quality";
import { confirmRights, readRights } from "./begin/confirm-rights";
import { correctFact } from "./begin/correct-fact";
import { createDraft } from "./begin/create-draft";
import { decideUnits } from "./review/decide-units";
import { exportRecords } from "./records/export-records";
import { cleanWhileDown, finalize, finalizeDraft } from "./finish/finalize";
import { finalizeSigned } from "./finish/finalize-signed";
import { judgeOpenGate } from "./finish/judge-gate";
import { checkOpenTemplate } from "./begin/check-open-template";
import { listMatters, listTemplates } from "./begin/list-templates";
import { listWork } from "./home/list-work";
import { adoptPendingSignOff, keepSignOff } from "./finish/pending-sign-off";
import { oneAfterAnother } from "./acts/one-after-another";
import type { Ports } from "./ports/ports";
import { prepareSignOff } from "./finish/prepare-sign-off";
import { closeQuestion, closeQuestionsOf, raiseQuestion } from "./draft/questions";
import { readHistory } from "./records/read-history";
import { readMatter } from "./begin/read-matter";
import { readOpenDraft } from "./draft/read-open-draft";
import { recordPdf } from "./records/record-pdf";
import { fillFact, refreshOpenDraft, settleDifference } from "./draft/refresh-open-draft";
import { retagOpenDraft } from "./draft/retag-open-draft";
import { makeReviewPrint } from "./review/review-print";
import { sendBack } from "./review/send-back";
import { signOff } from "./finish/sign-off";
import { stampAgain } from "./finish/statement-time";
import { openSignature } from "./draft/signature-block";
import { takeOver } from "./home/take-over";
import { verifyAndNote } from "./records/verify-and-note";
import { withdrawSignOff } from "./finish/withdraw-sign-off";
import type { ListWork } from "./home/list-work";
import type { CheckOpenTemplate } from "./begin/check-open-template";
import type { ListTemplates, ListMatters } from "./begin/list-templates";
import type { ReadMatter } from "./begin/read-matter";
import type { AddMatter } from "./begin/add-matter";
import type { ConfirmRights, ReadRights } from "./begin/confirm-rights";
import type { ListAttorneys } from "./begin/list-attorneys";
import type { AddMatterRow } from "./begin/add-matter-row";
import type { CorrectFact } from "./begin/correct-fact";
import type { ListAssignments, WriteAssignment, ChangeAssignment } from "./begin/assignments";
import type { CreateDraft } from "./begin/create-draft";
import type { AdoptOpenDocument } from "./begin/adopt-open-document";
import type { ReadOpenDraft } from "./draft/read-open-draft";
import type { RefreshOpenDraft, SettleDifference, FillFact } from "./draft/refresh-open-draft";
import type { RetagOpenDraft } from "./draft/retag-open-draft";
import type { AskForReview } from "./draft/ask-for-review";
import type { DecideUnits } from "./review/decide-units";
import type { ApproveWithEdit } from "./review/approve-with-edit";
import type { OpenSignature } from "./draft/signature-block";
import type { RaiseQuestion, CloseQuestion, CloseQuestionsOf } from "./draft/questions";
import type { CheckQuality } from "./review/check-quality";
import type { WithdrawSignOff } from "./finish/withdraw-sign-off";
import type { TakeOver } from "./home/take-over";
import type { ReadHistory } from "./records/read-history";
import type { ExportRecords } from "./records/export-records";
import type { MakeReviewPrint } from "./review/review-print";
import type { SendBack } from "./review/send-back";
import type { PrepareSignOff } from "./finish/prepare-sign-off";
import type { SignOff } from "./finish/sign-off";
import type { StampAgain } from "./finish/statement-time";
import type { KeepSignOff, AdoptPendingSignOff } from "./finish/pending-sign-off";
import type { CleanWhileDown, Finalize } from "./finish/finalize";
import type { FinalizeSigned } from "./finish/finalize-signed";
import type { JudgeOpenGate } from "./finish/judge-gate";
import type { Verify } from "./records/verify";
import type { RecordPdf } from "./records/record-pdf";

export interface Verbs {
  readonly listWork: ListWork;
  readonly listTemplates: ListTemplates;
  readonly checkOpenTemplate: CheckOpenTemplate;
  readonly listMatters: ListMatters;
  readonly readMatter: ReadMatter;
  readonly addMatter: AddMatter;
  readonly listAttorneys: ListAttorneys;
  readonly readRights: ReadRights;
  readonly confirmRights: ConfirmRights;
  readonly correctFact: CorrectFact;
  readonly addMatterRow: AddMatterRow;
  readonly listAssignments: ListAssignments;
  readonly writeAssignment: WriteAssignment;
  readonly changeAssignment: ChangeAssignment;
  readonly createDraft: CreateDraft;
  readonly adoptOpenDocument: AdoptOpenDocument;
  readonly readOpenDraft: ReadOpenDraft;
  readonly refreshOpenDraft: RefreshOpenDraft;
  readonly settleDifference: SettleDifference;
  readonly fillFact: FillFact;
  readonly retagOpenDraft: RetagOpenDraft;
  readonly nameForum: NameForum;
  readonly askForReview: AskForReview;
  readonly decideUnits: DecideUnits;
  readonly approveWithEdit: ApproveWithEdit;
  readonly openSignature: OpenSignature;
  readonly raiseQuestion: RaiseQuestion;
  readonly closeQuestion: CloseQuestion;
  readonly closeQuestionsOf: CloseQuestionsOf;
  readonly checkQuality: CheckQuality;
  readonly withdrawSignOff: WithdrawSignOff;
  readonly takeOver: TakeOver;
  readonly readHistory: ReadHistory;
  readonly exportRecords: ExportRecords;
  readonly sendBack: SendBack;
  readonly makeReviewPrint: MakeReviewPrint;
  readonly prepareSignOff: PrepareSignOff;
  readonly stampAgain: StampAgain;
  readonly signOff: SignOff;
  readonly keepSignOff: KeepSignOff;
  readonly adoptPendingSignOff: AdoptPendingSignOff;
  readonly cleanWhileDown: CleanWhileDown;
  readonly judgeGate: JudgeOpenGate;
  readonly finalize: Finalize;
  readonly finalizeSigned: FinalizeSigned;
  readonly verify: Verify;
  readonly recordPdf: RecordPdf;
}

export const bindVerbs = (ports: Ports): Verbs => {
  const inTurn = oneAfterAnother();
  return {
    listWork: listWork(ports),
    listTemplates: listTemplates(ports),
    checkOpenTemplate: inTurn(checkOpenTemplate(ports)),
    listMatters: listMatters(ports),
    readMatter: readMatter(ports),
    addMatter: addMatter(ports),
    addMatterRow: addMatterRow(ports),
    listAttorneys: listAttorneys(ports),
    readRights: readRights(ports),
    confirmRights: confirmRights(ports),
    correctFact: correctFact(ports),
    listAssignments: listAssignments(ports),
    writeAssignment: writeAssignment(ports),
    changeAssignment: changeAssignment(ports),
    createDraft: createDraft(ports),
    adoptOpenDocument: inTurn(adoptOpenDocument(ports)),
    readOpenDraft: inTurn(readOpenDraft(ports)),
    refreshOpenDraft: inTurn(refreshOpenDraft(ports)),
    settleDifference: inTurn(settleDifference(ports)),
    fillFact: inTurn(fillFact(ports)),
    retagOpenDraft: inTurn(retagOpenDraft(ports)),
    nameForum: nameForum(ports),
    askForReview: inTurn(askForReview(ports)),
    decideUnits: inTurn(decideUnits(ports)),
    sendBack: sendBack(ports),
    makeReviewPrint: inTurn(makeReviewPrint(ports)),
    prepareSignOff: inTurn(prepareSignOff(ports)),
    stampAgain: stampAgain(ports),
    signOff: signOff(ports),
    judgeGate: inTurn(judgeOpenGate(ports)),
    keepSignOff: keepSignOff(ports),
    adoptPendingSignOff: adoptPendingSignOff(ports),
    cleanWhileDown: inTurn(cleanWhileDown(ports)),
    approveWithEdit: inTurn(approveWithEdit(ports)),
    openSignature: inTurn(openSignature(ports)),
    raiseQuestion: raiseQuestion(ports),
    closeQuestion: closeQuestion(ports),
    closeQuestionsOf: closeQuestionsOf(ports),
    checkQuality: checkQuality(ports),
    withdrawSignOff: withdrawSignOff(ports),
    takeOver: takeOver(ports),
    readHistory: readHistory(ports),
    exportRecords: exportRecords(ports),
    finalize: inTurn(finalize(ports)),
    finalizeSigned: finalizeSigned(finalizeDraft(ports)),
    verify: inTurn(verifyAndNote(ports)),
    recordPdf: recordPdf(ports),
  };
};
