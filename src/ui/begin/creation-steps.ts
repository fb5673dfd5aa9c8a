import type { Step } from "../pane/step-list";
import type { CreateStep } from "../../app/begin/create-draft";
import type { beginWords } from "./words.en";

type Shown = Exclude<CreateStep, "done">;

const CREATING = ["reading-facts", "reading-template", "composing", "uploading", "recording", "opening"] as const;
const ADOPTING = ["reading-facts", "composing", "uploading", "recording", "opening"] as const;

export const creationSteps = ({ creating }: typeof beginWords): readonly Step<Shown>[] =>
  CREATING.map((name) => ({ name, words: creating[name] }));
export const adoptionSteps = ({ adopting }: typeof beginWords): readonly Step<Shown>[] =>
  ADOPTING.map((name) => ({ name, words: adopting[name] }));
