/** The gate on the document open in Word, judged afresh: every reason why it may not be finalized, or none. */
import { done } from "../domain/result";
import { openDraftOrRefuse, type OpenNeeds } from "./open-draft-or-refuse";
import type { JudgeOpenGate } from "./verbs";

export const judgeOpenGate = (ports: OpenNeeds): JudgeOpenGate => async () => {
  const work = await openDraftOrRefuse(ports, "to-read");
  return work.ok ? done({ ...work.value.draft.gate, content: work.value.draft.contentHash }) : work;
};
