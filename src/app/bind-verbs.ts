/** Binds every verb to its ports; composition roots call this once. What reads or changes the document open in Word takes turns; what the first screen does not need is fetched later. */
import type { NameForum } from "./draft/name-forum";
import type { FileCopy, ReadFilings, TellFiling } from "./records/filings";
import { listMatters, listTemplates } from "./begin/list-templates";
import { listWork } from "./home/list-work";
import { oneAfterAnother } from "./acts/one-after-another";
import type { Ports } from "./ports/ports";
import { readMatter } from "./begin/read-matter";
import { readOpenDraft } from "./draft/read-open-draft";
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
  readonly readFilings: ReadFilings;
  readonly fileCopy: FileCopy;
  readonly tellFiling: TellFiling;
  readonly verify: Verify;
  readonly recordPdf: RecordPdf;
}

/** A verb whose script is fetched when it is first asked for: what finishes a draft or reads the records is no part of the first screen. A failed fetch is tried again. */
const fetched = <Given extends readonly unknown[], Answer>(
  load: () => Promise<(...given: Given) => Promise<Answer>>,
): ((...given: Given) => Promise<Answer>) => {
  let bound: Promise<(...given: Given) => Promise<Answer>> | undefined;
  return async (...given) => {
    bound ??= load().catch((fault: unknown) => {
      bound = undefined;
      throw fault;
    });
    return (await bound)(...given);
  };
};

export const bindVerbs = (ports: Ports): Verbs => {
  const inTurn = oneAfterAnother();
  return {
    listWork: listWork(ports),
    listTemplates: listTemplates(ports),
    checkOpenTemplate: inTurn(
      fetched(async () => (await import("./begin/check-open-template")).checkOpenTemplate(ports)),
    ),
    listMatters: listMatters(ports),
    readMatter: readMatter(ports),
    addMatter: fetched(async () => (await import("./begin/add-matter")).addMatter(ports)),
    addMatterRow: fetched(async () => (await import("./begin/add-matter-row")).addMatterRow(ports)),
    listAttorneys: fetched(async () => (await import("./begin/list-attorneys")).listAttorneys(ports)),
    readRights: fetched(async () => (await import("./begin/confirm-rights")).readRights(ports)),
    confirmRights: fetched(async () => (await import("./begin/confirm-rights")).confirmRights(ports)),
    correctFact: fetched(async () => (await import("./begin/correct-fact")).correctFact(ports)),
    listAssignments: fetched(async () => (await import("./begin/assignments")).listAssignments(ports)),
    writeAssignment: fetched(async () => (await import("./begin/assignments")).writeAssignment(ports)),
    changeAssignment: fetched(async () => (await import("./begin/assignments")).changeAssignment(ports)),
    createDraft: fetched(async () => (await import("./begin/create-draft")).createDraft(ports)),
    adoptOpenDocument: inTurn(
      fetched(async () => (await import("./begin/adopt-open-document")).adoptOpenDocument(ports)),
    ),
    readOpenDraft: inTurn(readOpenDraft(ports)),
    refreshOpenDraft: inTurn(fetched(async () => (await import("./draft/refresh-open-draft")).refreshOpenDraft(ports))),
    settleDifference: inTurn(fetched(async () => (await import("./draft/refresh-open-draft")).settleDifference(ports))),
    fillFact: inTurn(fetched(async () => (await import("./draft/refresh-open-draft")).fillFact(ports))),
    retagOpenDraft: inTurn(fetched(async () => (await import("./draft/retag-open-draft")).retagOpenDraft(ports))),
    nameForum: fetched(async () => (await import("./draft/name-forum")).nameForum(ports)),
    askForReview: inTurn(fetched(async () => (await import("./draft/ask-for-review")).askForReview(ports))),
    decideUnits: inTurn(fetched(async () => (await import("./review/decide-units")).decideUnits(ports))),
    sendBack: fetched(async () => (await import("./review/send-back")).sendBack(ports)),
    makeReviewPrint: inTurn(fetched(async () => (await import("./review/review-print")).makeReviewPrint(ports))),
    prepareSignOff: inTurn(fetched(async () => (await import("./finish/prepare-sign-off")).prepareSignOff(ports))),
    stampAgain: fetched(async () => (await import("./finish/statement-time")).stampAgain(ports)),
    signOff: fetched(async () => (await import("./finish/sign-off")).signOff(ports)),
    judgeGate: inTurn(fetched(async () => (await import("./finish/judge-gate")).judgeOpenGate(ports))),
    keepSignOff: fetched(async () => (await import("./finish/pending-sign-off")).keepSignOff(ports)),
    adoptPendingSignOff: fetched(async () => (await import("./finish/pending-sign-off")).adoptPendingSignOff(ports)),
    cleanWhileDown: inTurn(fetched(async () => (await import("./finish/finalize")).cleanWhileDown(ports))),
    approveWithEdit: inTurn(fetched(async () => (await import("./review/approve-with-edit")).approveWithEdit(ports))),
    openSignature: inTurn(fetched(async () => (await import("./draft/signature-block")).openSignature(ports))),
    raiseQuestion: fetched(async () => (await import("./draft/questions")).raiseQuestion(ports)),
    closeQuestion: fetched(async () => (await import("./draft/questions")).closeQuestion(ports)),
    closeQuestionsOf: fetched(async () => (await import("./draft/questions")).closeQuestionsOf(ports)),
    checkQuality: fetched(async () => (await import("./review/check-quality")).checkQuality(ports)),
    withdrawSignOff: fetched(async () => (await import("./finish/withdraw-sign-off")).withdrawSignOff(ports)),
    takeOver: fetched(async () => (await import("./home/take-over")).takeOver(ports)),
    readHistory: fetched(async () => (await import("./records/read-history")).readHistory(ports)),
    exportRecords: fetched(async () => (await import("./records/export-records")).exportRecords(ports)),
    finalize: inTurn(fetched(async () => (await import("./finish/finalize")).finalize(ports))),
    finalizeSigned: fetched(async () => {
      const [{ finalizeSigned }, { finalizeDraft }] = await Promise.all([
        import("./finish/finalize-signed"),
        import("./finish/finalize"),
      ]);
      return finalizeSigned(finalizeDraft(ports));
    }),
    verify: inTurn(fetched(async () => (await import("./records/verify-and-note")).verifyAndNote(ports))),
    recordPdf: fetched(async () => (await import("./records/record-pdf")).recordPdf(ports)),
    readFilings: fetched(async () => (await import("./records/filings")).readFilings(ports)),
    fileCopy: fetched(async () => {
      const [{ fileCopy }, { verifyAndNote }] = await Promise.all([
        import("./records/filings"),
        import("./records/verify-and-note"),
      ]);
      return fileCopy(ports, verifyAndNote(ports));
    }),
    tellFiling: fetched(async () => (await import("./records/filings")).tellFiling(ports)),
  };
};
