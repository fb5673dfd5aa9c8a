/**
 * A message for Teams or e-mail that leads to the draft and carries no client words: state, numbers and a link.
 * SharePoint's addresses of Word files name the file for show only (`Doc.aspx?sourcedoc={id}&file=...`); that part is left out.
 */
import type { OpenDraft } from "../../app/draft/open-draft-state";
import type { draftWords } from "./words.en";

/** The draft's address without what merely repeats its name. */
export const plainLink = (webUrl: string): string => {
  const address = new URL(webUrl);
  if (!address.searchParams.has("sourcedoc")) return webUrl;
  address.searchParams.delete("file");
  return address.toString();
};

/** What the reader has to do, by the draft's state. */
export const messageFor = (draft: OpenDraft, words: typeof draftWords.message): string => {
  const { row, counts, round } = draft;
  const link = plainLink(row.webUrl);
  switch (row.state) {
    case "drafting":
      return words.drafting(counts.questions, link);
    case "in-review":
      return words.inReview(round, counts.left, counts.units, counts.questions, link);
    case "sent-back":
      return words.sentBack(round, counts.changesRequested, counts.questions, link);
    case "signed":
      return words.signed(link);
    case "final":
      return words.final(link);
  }
};
