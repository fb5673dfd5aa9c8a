/**
 * What a person does next about a finding: one step for every way a finding ends. Where Word's API cannot do it (the floor is WordApi 1.3, which has
 * neither fields nor hidden text nor bookmarks) the step says how it is done by hand.
 */
import type { Finding } from "../../domain/draft/finding";
import { kindOf } from "../../domain/draft/finding-catalogue";
import type { EndingAction } from "../../domain/draft/finding-kind";

const STEPS: Readonly<Record<EndingAction, string>> = {
  fill: "Fill it under Draft, with where it comes from.",
  "name-blank":
    "Type what belongs there. To leave it blank on purpose, select the line in Word, choose Insert > Bookmark and call it cs_blank_1_ and what it is for, such as cs_blank_1_date; each blank has its own number.",
  "mark-not-applicable": "Fill it or take it out; or an attorney marks it “not applicable”, with a reason.",
  // Unlinking a field: Ctrl+Shift+F9 (support.microsoft.com, "Keyboard shortcuts in Word"); Word on the web has no such command.
  "freeze-field":
    "Click into the field and press Ctrl+Shift+F9, on a Mac Cmd+Shift+F9: its words stay as plain text. Word on the web cannot do this; open the draft in the Word app.",
  "keep-value": "Put the value on file back, or keep what stands here; then the attorney is asked which one holds.",
  "unhide-or-delete":
    "Turn on ¶ (Ctrl+Shift+8) to see it. Delete it, or select it, press Ctrl+D and untick Hidden; if it is white, tiny or in a row cut short, give it an ordinary colour, size or row height.",
  "accept-marks": "In Word choose Review > Accept or Reject; or an attorney approves the paragraph with the edit.",
  retag: "Press Check under Draft: it becomes pending.",
  review: "An attorney decides it.",
  "choose-forum": "Choose under Finish which of the matter's forums it is for.",
  "remove-by-hand": "Mend it or take it out in Word; the document is read again as it then stands.",
};

/** Said by their own sentence already, in the pane's words. */
const SAID: ReadonlySet<EndingAction> = new Set(["retag", "review", "choose-forum"]);

/** The step for a finding, undefined where nothing but its acceptance ends it. */
export const nextStepOf = (finding: Pick<Finding, "endedBy">): string | undefined =>
  finding.endedBy === undefined ? undefined : STEPS[finding.endedBy];

/** The step as said beneath the finding's sentence; undefined where the sentence says it, or an attorney's acceptance is all there is to do. */
export const stepBeside = (finding: Pick<Finding, "code" | "severity" | "endedBy">): string | undefined => {
  if (finding.endedBy === undefined || SAID.has(finding.endedBy)) return undefined;
  // What the file is and where it lies is ended by no edit: the sentence says how.
  if (kindOf(finding.code).wholeFile === true) return undefined;
  if (finding.severity !== "blocking" && finding.endedBy !== "mark-not-applicable") return undefined;
  return STEPS[finding.endedBy];
};
