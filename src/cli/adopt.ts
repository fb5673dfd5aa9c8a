/** `countersign adopt`: a document no template made is brought under review. The original is never written to. */
import { newDraftId, ID_BYTES } from "../domain/draft/new-id";
import { adoptDocument } from "../drafting/adopt-document";
import { CommandFault, finished, type Command } from "./command";
import { findingJson, findingLine } from "./found-lines";

export const adopt: Command = {
  usage: "countersign adopt IN.docx --out D.docx [--matter ID] [--draft-id ID]",
  about: "bring a document under review that no template made",
  files: ["IN.docx"],
  options: { out: "needed", matter: "optional", "draft-id": "optional" },
  async run(given, surroundings) {
    const [file = ""] = given.files;
    const out = given.option("out") ?? "";
    if (surroundings.sameFile(file, out))
      throw new CommandFault("unwritable", `${out} is the document itself; give the draft another name.`, out);
    const matter = given.option("matter");
    const draftId =
      given.option("draft-id") ??
      newDraftId(surroundings.randomBytes(ID_BYTES), new Date(surroundings.now()).getUTCFullYear());
    const adopted = await adoptDocument(await surroundings.readFile(file), {
      draftId,
      now: surroundings.now(),
      random: surroundings.randomBytes(32),
      ...(matter === undefined ? {} : { matterId: matter }),
    });
    await surroundings.writeFile(out, adopted.docx);
    const { length } = adopted.findings;
    return finished(
      [
        `${out}: draft ${draftId}, ${adopted.ledger.units.length} units pending attorney review${length === 0 ? "." : `, ${length} finding${length === 1 ? "" : "s"}.`}`,
      ],
      { out, draft: draftId, units: adopted.ledger.units.length, findings: adopted.findings.map(findingJson) },
      adopted.findings.map(findingLine),
    );
  },
};
