import type { Step } from "../pane/step-list";
import type { CreateStep } from "../../app/begin/create-draft";

export const creationSteps: readonly Step<Exclude<CreateStep, "done">>[] = [
  { name: "reading-facts", words: "Reading the matter's facts" },
  { name: "reading-template", words: "Reading the template" },
  { name: "composing", words: "Writing the draft" },
  { name: "uploading", words: "Saving it in the matter's Drafts" },
  { name: "recording", words: "Entering it in the firm's list" },
  { name: "opening", words: "Opening it in Word" },
];
export const adoptionSteps: readonly Step<Exclude<CreateStep, "done">>[] = [
  { name: "reading-facts", words: "Reading the matter" },
  { name: "composing", words: "Tagging every paragraph" },
  { name: "uploading", words: "Saving it in the matter's Drafts" },
  { name: "recording", words: "Entering it in the firm's list" },
  { name: "opening", words: "Opening it in Word" },
];
