/** Binds every verb to its ports; composition roots call this once. What reads or changes the document open in Word takes turns. */
import { addMatter } from "./add-matter";
import { addMatterRow } from "./add-matter-row";
import { listAttorneys } from "./list-attorneys";
import { adoptOpenDocument } from "./adopt-open-document";
import { approveWithEdit } from "./approve-with-edit";
import { askForReview } from "./ask-for-review";
import { changeAssignment, listAssignments, writeAssignment } from "./assignments";
import { checkQuality } from "./check-quality";
import { correctFact } from "./correct-fact";
import { createDraft } from "./create-draft";
import { decideUnits } from "./decide-units";
import { exportRecords } from "./export-records";
import { cleanWhileDown, finalize } from "./finalize";
import { judgeOpenGate } from "./judge-gate";
import { checkOpenTemplate } from "./check-open-template";
import { listMatters, listTemplates } from "./list-templates";
import { listWork } from "./list-work";
import { adoptPendingSignOff, keepSignOff } from "./pending-sign-off";
import { oneAfterAnother } from "./one-after-another";
import type { Ports } from "./ports/ports";
import { prepareSignOff } from "./prepare-sign-off";
import { closeQuestion, raiseQuestion } from "./questions";
import { readHistory } from "./read-history";
import { readMatter } from "./read-matter";
import { readOpenDraft } from "./read-open-draft";
import { recordPdf } from "./record-pdf";
import { fillFact, refreshOpenDraft, settleDifference } from "./refresh-open-draft";
import { retagOpenDraft } from "./retag-open-draft";
import { makeReviewPrint } from "./review-print";
import { sendBack } from "./send-back";
import { signOff } from "./sign-off";
import { openSignature } from "./signature-block";
import { takeOver } from "./take-over";
import type { Verbs } from "./verbs";
import { verifyAndNote } from "./verify-and-note";
import { withdrawSignOff } from "./withdraw-sign-off";

export const bindVerbs = (ports: Ports): Verbs => {
  const inTurn = oneAfterAnother();
  return {
    listWork: listWork(ports), listTemplates: listTemplates(ports), checkOpenTemplate: inTurn(checkOpenTemplate(ports)), listMatters: listMatters(ports), readMatter: readMatter(ports), addMatter: addMatter(ports), addMatterRow: addMatterRow(ports), listAttorneys: listAttorneys(ports),
    correctFact: correctFact(ports), listAssignments: listAssignments(ports), writeAssignment: writeAssignment(ports), changeAssignment: changeAssignment(ports), createDraft: createDraft(ports), adoptOpenDocument: inTurn(adoptOpenDocument(ports)), readOpenDraft: inTurn(readOpenDraft(ports)),
    refreshOpenDraft: inTurn(refreshOpenDraft(ports)), settleDifference: inTurn(settleDifference(ports)), fillFact: inTurn(fillFact(ports)), retagOpenDraft: inTurn(retagOpenDraft(ports)), askForReview: inTurn(askForReview(ports)),
    decideUnits: inTurn(decideUnits(ports)), sendBack: sendBack(ports), makeReviewPrint: inTurn(makeReviewPrint(ports)), prepareSignOff: inTurn(prepareSignOff(ports)), signOff: signOff(ports), judgeGate: inTurn(judgeOpenGate(ports)),
    keepSignOff: keepSignOff(ports), adoptPendingSignOff: adoptPendingSignOff(ports), cleanWhileDown: inTurn(cleanWhileDown(ports)),
    approveWithEdit: inTurn(approveWithEdit(ports)), openSignature: inTurn(openSignature(ports)), raiseQuestion: raiseQuestion(ports), closeQuestion: closeQuestion(ports), checkQuality: checkQuality(ports),
    withdrawSignOff: withdrawSignOff(ports), takeOver: takeOver(ports), readHistory: readHistory(ports), exportRecords: exportRecords(ports),
    finalize: inTurn(finalize(ports)), verify: inTurn(verifyAndNote(ports)), recordPdf: recordPdf(ports),
  };
};
