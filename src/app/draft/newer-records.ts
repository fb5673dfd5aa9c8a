/** A pane does not write into a draft whose records it cannot read whole because a later version wrote some: it would judge, and record, without them. */
import { refused, type Result } from "../../domain/result";
import { refusal, type Refusal } from "../words/refusal";
import type { OpenDraft } from "./open-draft-state";

export const refusedIfNewer = ({
  gate,
}: Pick<OpenDraft, "gate">): Extract<Result<never, Refusal>, { ok: false }> | undefined =>
  gate.beforeSignOff.some(({ code }) => code === "records-newer") ? refused(refusal("records-newer")) : undefined;
