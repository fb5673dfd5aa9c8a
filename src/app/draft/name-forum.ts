/** Which of the matter's forums a draft is for: chosen by whoever works on it, judged against its heading, and signed for by the attorney. */
import { done, refused, type Result } from "../../domain/result";
import { signedIn } from "../acts/signed-in";
import type { DraftRow } from "../ports/draft-store";
import type { Ports } from "../ports/ports";
import { refusal, type Refusal } from "../words/refusal";

export type NameForum = (args: {
  readonly row: DraftRow;
  readonly forum: string;
}) => Promise<Result<DraftRow, Refusal>>;

export const nameForum =
  (ports: Pick<Ports, "session" | "drafts">): NameForum =>
  async ({ row, forum }) => {
    const who = await signedIn(ports);
    if (!who.ok) return who;
    const changed = await ports.drafts.changeRow(row, { forum });
    return changed.kind === "changed" ? done(changed.row) : refused(refusal("conflict"));
  };
