/** `countersign draft`: a template and facts become a tagged draft. A draft with missing facts is written, with its blanks, and says so. */
import { newDraftId, ID_BYTES } from "../domain/draft/new-id";
import { compileTemplate } from "../drafting/compile/compile-template";
import { composeDraft } from "../drafting/emit/compose-draft";
import { clauseLibrary } from "./clauses";
import { CommandFault, finished, type Command } from "./command";
import { readFacts } from "./facts-file";
import { findingJson, findingLine } from "./found-lines";

export const draft: Command = {
  usage:
    "countersign draft --template T.docx --facts F.json --out D.docx [--clauses DIR] [--matter ID] [--draft-id ID]",
  about: "fill a template with facts; every paragraph is tagged as pending",
  files: [],
  options: {
    template: "needed",
    facts: "needed",
    out: "needed",
    clauses: "optional",
    matter: "optional",
    "draft-id": "optional",
  },
  async run(given, surroundings) {
    const [templateFile, factsFile, out] = [
      given.option("template") ?? "",
      given.option("facts") ?? "",
      given.option("out") ?? "",
    ];
    if (surroundings.sameFile(templateFile, out))
      throw new CommandFault("unwritable", `${out} is the template itself; give the draft another name.`, out);
    const bytes = await surroundings.readFile(templateFile);
    const facts = await readFacts(surroundings, factsFile);
    const template = await compileTemplate(bytes, clauseLibrary(surroundings, given.option("clauses")));
    const matter = given.option("matter");
    const draftId =
      given.option("draft-id") ??
      newDraftId(surroundings.randomBytes(ID_BYTES), new Date(surroundings.now()).getUTCFullYear());
    const composed = await composeDraft(template, facts, {
      draftId,
      now: surroundings.now(),
      random: surroundings.randomBytes(32),
      ...(matter === undefined ? {} : { matterId: matter }),
    });
    await surroundings.writeFile(out, composed.docx);
    const { length } = composed.findings;
    return finished(
      [
        `${out}: draft ${draftId}, ${composed.ledger.units.length} units pending attorney review${length === 0 ? "." : `, ${length} finding${length === 1 ? "" : "s"}.`}`,
      ],
      { out, draft: draftId, units: composed.ledger.units.length, findings: composed.findings.map(findingJson) },
      composed.findings.map(findingLine),
    );
  },
};
