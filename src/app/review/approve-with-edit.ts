/**
 * "Approve with my edit": the revision marks in one unit are accepted, and the words that result are approved, hers or the drafter's.
 * The approval binds what is in the document after accepting, read afresh; it never binds a form nobody saw.
 */
import { refused } from "../../domain/result";
import { decideUnits, type DecideNeeds } from "./decide-units";
import { openDraftOrRefuse, type OpenNeeds } from "../draft/open-draft-or-refuse";
import { refusal } from "../words/refusal";
import type { UnitId } from "../../domain/ids";
import type { Result } from "../../domain/result";
import type { OpenDraft } from "../draft/open-draft-state";
import type { Refusal } from "../words/refusal";
import type { RecordedSitting } from "./decide-units";

/** "Approve with my edit": accepts the revision marks in the unit, then approves the words that result. */
export type ApproveWithEdit = (args: {
  readonly seen: OpenDraft;
  readonly unit: UnitId;
}) => Promise<Result<RecordedSitting, Refusal>>;

export const approveWithEdit =
  (ports: DecideNeeds & OpenNeeds): ApproveWithEdit =>
  async ({ seen, unit }) => {
    const view = [...seen.units, ...seen.furniture].find((each) => each.unit === unit);
    if (view === undefined) return refused(refusal("unit-not-found", { detail: { unit } }));
    const marked = view.findings.some((finding) => finding.code === "revision-mark");
    if (marked) {
      const accept = ports.document.acceptRevisions?.bind(ports.document);
      if (
        view.tag === undefined ||
        accept === undefined ||
        (await accept([{ tag: view.tag, occurrence: view.occurrence }])) === "not-supported"
      )
        return refused(refusal("accept-marks-first"));
    }
    const work = await openDraftOrRefuse(ports, "to-change");
    if (!work.ok) return work;
    const now = work.value.draft.units.find((each) => each.unit === unit);
    if (now === undefined) return refused(refusal("unit-not-found", { detail: { unit } }));
    if (now.findings.some((finding) => finding.code === "revision-mark")) return refused(refusal("accept-marks-first"));
    // Without marks nothing tells her edit from another's: what changed since she looked is read first.
    if (!marked && now.words !== view.words)
      return refused(refusal("words-changed-since-read", { detail: { number: now.number } }));
    return decideUnits(ports)({ seen: work.value.draft, way: "one-by-one", decisions: [{ unit, verdict: "approve" }] });
  };
