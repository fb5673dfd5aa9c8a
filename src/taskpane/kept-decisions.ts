/** Decisions not yet recorded, kept in this browser as ids and hashes. Where the browser keeps nothing, they live as long as the pane. */
import * as v from "valibot";
import type { DraftId } from "../domain/ids";
import type { PaneServices } from "../ui/pane/services";
import type { KeptDecisions } from "../ui/pane/kept-decisions";

const decisions = v.array(
  v.object({
    unit: v.string(),
    verdict: v.picklist(["approve", "request-changes", "place-seen"]),
    words: v.string(),
    place: v.string(),
  }),
);
const isKept = (read: unknown): read is KeptDecisions => v.is(decisions, read);

const keyOf = (draft: DraftId): string => `countersign.decisions.${draft}`;

export const keptDecisionsIn = (storage: () => Storage): PaneServices["keptDecisions"] => ({
  read: (draft) => {
    try {
      const kept = storage().getItem(keyOf(draft));
      const read: unknown = kept === null ? undefined : JSON.parse(kept);
      return isKept(read) ? read : undefined;
    } catch {
      // A browser that forbids storage, or an entry nobody can read: the attorney decides anew, and nothing was recorded.
      return undefined;
    }
  },
  keep: (draft, decisions) => {
    try {
      if (decisions === undefined) storage().removeItem(keyOf(draft));
      else storage().setItem(keyOf(draft), JSON.stringify(decisions));
    } catch {
      // They stay on screen, marked "not recorded"; only a reload would lose them.
      return;
    }
  },
});
