/** The drafting engine and the reader as the verbs' port, in this very process: the command line and the sandbox use it so, the pane in a worker. */
import { printPage } from "../docx/printed-page";
import { readContent } from "../docx/read-content";
import { adoptDocument } from "../drafting/adopt-document";
import { cleanCopy } from "../drafting/clean-copy";
import { compileTemplate } from "../drafting/compile-template";
import { composeDraft, type ComposedDraft } from "../drafting/compose-draft";
import { readLedger } from "../drafting/ledger";
import { refreshFacts } from "../drafting/refresh-facts";
import { retag } from "../drafting/retag";
import { mistakeSentence, TemplateFault } from "../drafting/template/template-fault";
import type { Engine, EngineDraft, TemplateCheck } from "./ports/engine";

const counted = ({ docx, findings, ledger }: ComposedDraft): EngineDraft => ({ docx, findings, units: ledger.units.length });

const checkTemplate = async (template: Uint8Array, factNames?: readonly string[]): Promise<TemplateCheck> => {
  try {
    await compileTemplate(template, { clause: async () => undefined, ...(factNames === undefined ? {} : { factNames }) });
    return { mistakes: [] };
  } catch (fault) {
    if (!(fault instanceof TemplateFault)) throw fault;
    return { mistakes: fault.mistakes.map((mistake) => ({ sentence: mistakeSentence(mistake), at: { part: mistake.part, story: mistake.story, paragraph: mistake.paragraph } })) };
  }
};

export const engineInProcess: Engine = {
  readContent,
  readLedger,
  checkTemplate,
  compose: async (template, facts, setting) => counted(await composeDraft(await compileTemplate(template), facts, setting)),
  adopt: async (docx, setting) => counted(await adoptDocument(docx, setting)),
  retag,
  refresh: refreshFacts,
  print: printPage,
  clean: cleanCopy,
};
