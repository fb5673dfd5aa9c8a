/** The drafting engine and the reader as the verbs' port, in this very process: the command line and the sandbox use it so, the pane in a worker. */
import { hostDigest } from "../../docx/canonical/host-digest";
import { partsNotAsUploaded } from "../../docx/parts/rewritten-parts";
import { printPage } from "../../docx/parts/printed-page";
import { readContent } from "../../docx/canonical/read-content";
import { adoptDocument } from "../../drafting/adopt-document";
import { fillBlanks } from "../../drafting/fill-blanks";
import { cleanCopy, type CleanCopyRefusal } from "../../drafting/clean-copy";
import type { DraftFault } from "../../drafting/setting/draft-setting";
import type { DocxFault } from "../../docx/docx-fault";
import type { DocumentFaults } from "../ports/faults";
import type { Finding } from "../../domain/draft/finding";
import { judgeGate } from "../../domain/review/review-gate";
import { personalDataIn } from "../../drafting/personal-data";
import type { ParagraphAddress } from "../ports/open-document";
import { sentenceForFinding } from "../words/sentences";
import { compileTemplate } from "../../drafting/compile/compile-template";
import { composeDraft, type ComposedDraft } from "../../drafting/emit/compose-draft";
import { readLedgerAndWords } from "../../drafting/ledger/approved-words";
import { refreshFacts } from "../../drafting/refresh/refresh-facts";
import { makeReviewPrint } from "../../drafting/review-print";
import { retag } from "../../drafting/retag";
import { mistakeSentence, TemplateFault } from "../../drafting/language/template-fault";
import type { Clauses, Engine, EngineDraft, TemplateCheck } from "../ports/engine";
import { given } from "../../given";

/** The compiler's proof that what the engine throws carries the kind the verbs know it by; nothing need name it. @public */
export interface EngineFaults extends DocumentFaults {
  readonly docx: DocxFault;
  readonly template: TemplateFault;
  readonly "clean-copy": CleanCopyRefusal;
  readonly draft: DraftFault;
}

const counted = ({ docx, findings, ledger }: ComposedDraft): EngineDraft => ({
  docx,
  findings,
  units: ledger.units.length,
});

const shelf = (clauses: Clauses) => ({ clause: (name: string) => Promise.resolve(clauses.get(name)) });

const clausesWanted = async (template: Uint8Array, atHand: Clauses): Promise<readonly string[]> => {
  const wanted = new Set<string>();
  const clause = (name: string): Promise<Uint8Array | undefined> => {
    if (!atHand.has(name)) wanted.add(name);
    return Promise.resolve(atHand.get(name));
  };
  try {
    await compileTemplate(template, { clause });
  } catch (fault) {
    // The template's mistakes are told when it is composed or checked; here only its clauses are asked for.
    if (!(fault instanceof TemplateFault)) throw fault;
  }
  return [...wanted];
};

const addressOf = ({ part, story, paragraph }: ParagraphAddress): ParagraphAddress => ({ part, story, paragraph });
const placeWords = ({ place }: Finding): string => (place === undefined ? "" : `“${place.firstWords}”: `);

const checkTemplate = async (
  template: Uint8Array,
  clauses: Clauses,
  factNames?: readonly string[],
): Promise<TemplateCheck> => {
  const advice = (await personalDataIn(template)).map((finding) => ({
    sentence: `${placeWords(finding)}${sentenceForFinding(finding)}`,
    ...(finding.place === undefined ? {} : { at: addressOf(finding.place) }),
  }));
  try {
    await compileTemplate(template, { ...shelf(clauses), ...given({ factNames }) });
    return { mistakes: [], advice };
  } catch (fault) {
    if (!(fault instanceof TemplateFault)) throw fault;
    return {
      mistakes: fault.mistakes.map((mistake) => ({ sentence: mistakeSentence(mistake), at: addressOf(mistake) })),
      advice,
    };
  }
};

export const engineInProcess: Engine = {
  readContent,
  readLedger: readLedgerAndWords,
  judge: (read) => Promise.resolve(judgeGate({ ...read, digest: hostDigest })),
  clausesWanted,
  checkTemplate,
  compose: async (template, facts, setting, clauses) =>
    counted(await composeDraft(await compileTemplate(template, shelf(clauses)), facts, setting)),
  adopt: async (docx, setting) => counted(await adoptDocument(docx, setting)),
  retag,
  refresh: refreshFacts,
  print: printPage,
  reviewPrint: makeReviewPrint,
  clean: cleanCopy,
  partsNotAsUploaded,
  fillBlanks,
};
