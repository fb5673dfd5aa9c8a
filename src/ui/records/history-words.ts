/** The audit's lines in people's words. They hold ids and hashes only; what a person needs of them is the act, and how many paragraphs. */
import type { AuditEvent } from "../../domain/audit/entry";
import { meaningWords } from "../words/words.en";
import type { Meaning } from "../../domain/review/statement";

const paragraphs = (number: number): string => `${number} ${number === 1 ? "paragraph" : "paragraphs"}`;
const meaningOf = (meaning: string): string =>
  Object.hasOwn(meaningWords, meaning) ? meaningWords[meaning as Meaning].name.toLowerCase() : meaning;

export const eventInWords = (event: AuditEvent): string => {
  switch (event.kind) {
    case "composed":
      return `Drafted from the template, version ${event.templateVersion}`;
    case "adopted":
      return "Brought under review";
    case "fact-changed":
      return `A fact was changed in the ${event.list} list`;
    case "facts-refreshed":
      return `Facts refreshed: ${paragraphs(event.units.length)} changed`;
    case "edited":
      return `${paragraphs(event.units.length)} edited`;
    case "retagged":
      return `${paragraphs(event.units.length)} tagged as pending`;
    case "asked-for-review":
      return `Review asked for, round ${event.round}, ${event.findings} open ${event.findings === 1 ? "point" : "points"}`;
    case "question-raised":
      return "Question put to the attorney";
    case "question-answered":
      return "Question closed";
    case "checked":
      return "Quality check recorded";
    case "sitting":
      return `${paragraphs(event.units)} decided`;
    case "sent-back":
      return `Sent back, round ${event.round}`;
    case "signature-block-changed":
      return "The signature block was changed outside an attorney's sitting";
    case "sign-off-tried":
      return `Sign-off begun ${meaningOf(event.meaning)}`;
    case "sign-off-refused":
      return `Sign-off refused: ${event.reasons.length} ${event.reasons.length === 1 ? "reason" : "reasons"}`;
    case "sign-off-given":
      return "Signed off";
    case "withdrawn":
      return "Sign-off withdrawn";
    case "finalizing":
      return "Finalizing begun";
    case "finalized":
      return event.adopted ? "Final adopted" : "Final saved";
    case "pdf-recorded":
      return "A PDF of the final recorded";
    case "verified":
      return `Verified: ${event.answer.replaceAll("-", " ")}`;
    case "exported":
      return `Records exported: ${event.rows} rows`;
    case "taken-over":
      return "Taken over";
  }
};
