import { QuietNote } from "../pane/quiet-note";
import type { Retagged } from "../../app/draft/retag-open-draft";

const counted = (count: number, one: string, many: string): string | undefined =>
  count === 0 ? undefined : `${count} ${count === 1 ? one : many}`;
const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1] ?? ""}`;

/** "2 new paragraphs and 1 duplicate tagged; all are pending." */
export const retagSentence = (retagged: Retagged): string => {
  const parts = [
    counted(retagged.untagged, "new paragraph", "new paragraphs"),
    counted(retagged.duplicated, "duplicate", "duplicates"),
    counted(retagged.unknown, "paragraph from another draft", "paragraphs from other drafts"),
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return "Every paragraph is tagged.";
  const left = retagged.notDone === 0 ? "" : ` ${retagged.notDone} could not be tagged here and still block.`;
  return `${listed(parts)} tagged; all are pending.${left}`;
};

export const RetagLine = ({ retagged }: { readonly retagged: Retagged }) => (
  <QuietNote role="status">{retagSentence(retagged)}</QuietNote>
);
