/**
 * A message for Teams or e-mail that leads to the draft and carries no client words: state, numbers and a link.
 * SharePoint's addresses of Word files name the file for show only (`Doc.aspx?sourcedoc={id}&file=...`); that part is left out.
 */
import type { OpenDraft } from "../../app/draft/open-draft-state";

/** The draft's address without what merely repeats its name. */
export const plainLink = (webUrl: string): string => {
  const address = new URL(webUrl);
  if (!address.searchParams.has("sourcedoc")) return webUrl;
  address.searchParams.delete("file");
  return address.toString();
};

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

/** What the reader has to do, by the draft's state. */
export const messageFor = (draft: OpenDraft): string => {
  const { row, counts, round } = draft;
  const link = plainLink(row.webUrl);
  const questions = counts.questions > 0 ? `, ${count(counts.questions, "question")} for the attorney` : "";
  switch (row.state) {
    case "drafting":
      return `A draft is being prepared${questions}. ${link}`;
    case "in-review":
      return `A draft waits for review: round ${round}, ${counts.left} of ${counts.units} paragraphs left${questions}. ${link}`;
    case "sent-back":
      return `A draft came back for changes: round ${round}, ${count(counts.changesRequested, "change")} asked for${questions}. ${link}`;
    case "signed":
      return `A draft is signed off and can be finalized. ${link}`;
    case "final":
      return `A draft is final. ${link}`;
  }
};
