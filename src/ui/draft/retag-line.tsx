/** The one line that reports a healing. */
import { QuietNote } from "../pane/quiet-note";
import type { Retagged } from "../../app/draft/retag-open-draft";
import { useWords } from "../words/use-words";
import { draftWords } from "./words.en";

export const RetagLine = ({ retagged }: { readonly retagged: Retagged }) => {
  const words = useWords(draftWords);
  return <QuietNote role="status">{words.retagged(retagged)}</QuietNote>;
};
