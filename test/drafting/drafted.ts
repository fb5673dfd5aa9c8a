// A template from a few paragraphs, filled, and what a reader sees of it. Shared by the engine's tests.
import { compileTemplate, type TemplateLibrary } from "../../src/drafting/compile/compile-template";
import { composeDraft, fillWithoutTags, type ComposedDraft } from "../../src/drafting/emit/compose-draft";
import type { DraftSetting } from "../../src/drafting/setting/draft-setting";
import type { DocumentContent } from "../../src/docx/canonical/document-content";
import { readContent } from "../../src/docx/canonical/read-content";
import type { Facts } from "../../src/domain/matter/facts";
import { TemplateFault, type TemplateMistake } from "../../src/drafting/language/template-fault";
import { docx, p, type Recipe } from "../support/docx-builder";
import { strFromU8, unzipSync } from "fflate";

const SEED = Uint8Array.from({ length: 32 }, (_, at) => at);
export const SETTING: DraftSetting = {
  draftId: "01JDRAFTONE",
  matterId: "7",
  now: Date.UTC(2026, 10, 22, 18),
  timeZone: "America/Los_Angeles",
  random: SEED,
};

/** A paragraph for each line. */
export const lines = (...texts: readonly string[]): string => texts.map((text) => p(text)).join("");

export interface Drafted extends ComposedDraft {
  readonly content: DocumentContent;
  /** Text of the body's paragraphs, one line each. */
  readonly text: string;
  readonly xml: (part: string) => string;
}

export const partOf = (bytes: Uint8Array, part: string): string =>
  strFromU8(unzipSync(bytes)[part] ?? new Uint8Array());

export const bodyText = (content: DocumentContent): string =>
  (content.stories.find((story) => story.kind === "body")?.paragraphs ?? [])
    .map((paragraph) => paragraph.text)
    .join("\n");

export const draftFrom = async (
  recipe: Recipe | string,
  facts: Facts,
  more: Partial<DraftSetting> = {},
  library?: TemplateLibrary,
): Promise<Drafted> => {
  const template = await compileTemplate(docx(typeof recipe === "string" ? { body: recipe } : recipe), library);
  const draft = await composeDraft(template, facts, { ...SETTING, ...more });
  const content = await readContent(draft.docx);
  return { ...draft, content, text: bodyText(content), xml: (part) => partOf(draft.docx, part) };
};

export const filledPlain = async (recipe: Recipe | string, facts: Facts): Promise<Uint8Array> =>
  fillWithoutTags(await compileTemplate(docx(typeof recipe === "string" ? { body: recipe } : recipe)), facts, SETTING);

export const mistakesOf = async (
  recipe: Recipe | string,
  library?: TemplateLibrary,
): Promise<readonly TemplateMistake[]> => {
  try {
    await compileTemplate(docx(typeof recipe === "string" ? { body: recipe } : recipe), library);
    return [];
  } catch (fault) {
    if (fault instanceof TemplateFault) return fault.mistakes;
    throw fault;
  }
};

export const untagged = (content: DocumentContent): number =>
  content.stories.flatMap((story) => story.paragraphs).filter((paragraph) => paragraph.id === undefined).length;
