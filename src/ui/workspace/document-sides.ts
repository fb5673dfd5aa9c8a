/** The sides of a draft, on which of them a person's own work is, and whose turn it is. */
import type { OpenDraft } from "../../app/draft/open-draft-state";
import type { Person } from "../../app/ports/session";
import { isAttorney, isTeamLead } from "../pane/person-roles";
import type { workspaceWords } from "./words.en";

export type Side = "draft" | "review" | "check" | "finish";

export const beingWritten = (draft: OpenDraft): boolean =>
  draft.row.state === "drafting" || draft.row.state === "sent-back";

/** Where a person's own work on this draft is. */
export const sideFor = (draft: OpenDraft, person: Person): Side => {
  if (draft.row.state === "signed" || draft.row.state === "final") return "finish";
  if (draft.row.state !== "in-review") return "draft";
  if (isAttorney(person)) return "review";
  return isTeamLead(person) && draft.row.author !== person.oid ? "check" : "draft";
};

export const turnOf = (draft: OpenDraft, person: Person, words: typeof workspaceWords.turn): string | undefined => {
  const own = draft.row.author === person.oid;
  switch (draft.row.state) {
    case "drafting":
      return own || isAttorney(person) ? undefined : words.drafting(draft.row.authorName);
    case "in-review":
      return isAttorney(person) ? undefined : words.inReview;
    case "sent-back":
      return own ? words.sentBackToYou : words.sentBackTo(draft.row.authorName);
    case "signed":
      return words.signed;
    case "final":
      return words.final;
  }
};

export const mayTakeOver = (draft: OpenDraft, person: Person): boolean =>
  draft.row.author !== person.oid && !isAttorney(person) && beingWritten(draft);
