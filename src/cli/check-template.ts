/** `countersign check-template`: every mistake of a template at once; with facts, also what a draft from them would miss. Writes nothing. */
import { factNames } from "../domain/matter/fact-names";
import { compileTemplate, type CompiledTemplate } from "../drafting/compile/compile-template";
import { composeDraft } from "../drafting/emit/compose-draft";
import { namesInFacts, personalDataIn } from "../drafting/personal-data";
import { mistakeSentence, TemplateFault } from "../drafting/language/template-fault";
import { clauseLibrary } from "./clauses";
import { finished, type Command } from "./command";
import { pathsOf, readFacts } from "./facts-file";
import { findingJson, findingLine } from "./found-lines";

export const checkTemplate: Command = {
  usage: "countersign check-template T.docx [--facts F.json] [--clauses DIR]",
  about: "list every mistake of a template, with the paragraph to go to",
  files: ["T.docx"],
  options: { facts: "optional", clauses: "optional" },
  async run(given, surroundings) {
    const [file = ""] = given.files;
    const bytes = await surroundings.readFile(file);
    const factsFile = given.option("facts");
    const facts = factsFile === undefined ? undefined : await readFacts(surroundings, factsFile);
    const names = [...new Set([...factNames.map(({ path }) => path), ...(facts === undefined ? [] : pathsOf(facts))])];
    const personal = await personalDataIn(bytes, namesInFacts(facts));
    const compiling = compileTemplate(bytes, clauseLibrary(surroundings, given.option("clauses"), names));
    let template: CompiledTemplate;
    try {
      template = await compiling;
    } catch (fault) {
      if (!(fault instanceof TemplateFault)) throw fault;
      const mistakes = fault.mistakes.map((mistake) => `${file}: ${mistakeSentence(mistake)}`);
      return finished(
        [],
        {
          error: fault.code,
          file,
          mistakes: fault.mistakes.map((mistake) => ({ ...mistake, sentence: mistakeSentence(mistake) })),
          findings: personal.map(findingJson),
        },
        [...mistakes, ...personal.map(findingLine)],
      );
    }
    const composed =
      facts === undefined
        ? template.reports
        : (
            await composeDraft(template, facts, {
              draftId: "check",
              now: surroundings.now(),
              random: surroundings.randomBytes(32),
            })
          ).findings;
    const findings = [...composed, ...personal];
    const printed = findings.map(findingLine);
    return finished(
      printed.length === 0
        ? [`${file}: no mistakes.`]
        : [
            `${file}: no mistakes in the template; ${printed.length === 1 ? "one point" : `${printed.length} points`} to look at.`,
          ],
      { file, mistakes: [], findings: findings.map(findingJson) },
      printed,
    );
  },
};
