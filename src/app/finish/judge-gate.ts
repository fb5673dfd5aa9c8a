/** The gate on the document open in Word, judged afresh: every reason why it may not be finalized, or none. */
import { done } from "../../domain/result";
import { openDraftOrRefuse, type OpenNeeds } from "../draft/open-draft-or-refuse";
import type { ContentHash } from "../../domain/ids";
import type { Result } from "../../domain/result";
import type { GateJudgement } from "../../domain/review/review-gate";
import type { Refusal } from "../words/refusal";

export type JudgeOpenGate = () => Promise<Result<GateJudgement & { readonly content: ContentHash }, Refusal>>;

export const judgeOpenGate =
  (ports: OpenNeeds): JudgeOpenGate =>
  async () => {
    const work = await openDraftOrRefuse(ports, "to-read");
    return work.ok ? done({ ...work.value.draft.gate, content: work.value.draft.contentHash }) : work;
  };
