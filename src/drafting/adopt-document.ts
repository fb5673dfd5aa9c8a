/**
 * Brings a document under review that no template made: every paragraph tagged, watermark, legend and ledger as in a composed draft.
 * Bracketed and underlined blanks become findings. What adopting would have to decide for somebody, it refuses in one true sentence.
 */
import { openPackage, savePackage } from "../docx/package/package";
import { PackageChanges } from "../docx/package/package-changes";
import { listStoryParts } from "../docx/parts/stories";
import { listAllRevisionMarks } from "../docx/parts/tracked-changes";
import { scanXml } from "../docx/xml/xml-scanner";
import { compilePackage } from "./compile/compile-template";
import { composeDraft, type ComposedDraft } from "./emit/compose-draft";
import { DraftFault, type DraftSetting } from "./setting/draft-setting";
import { removeOwnMarks } from "./marks/own-marks";

const refuse = (message: string): never => {
  throw new DraftFault("cannot-adopt", message);
};

/**
 * Adopts a document; one that carries our marks already is adopted anew, under the new draft's id.
 * @throws DraftFault cannot-adopt; DocxFault when the package cannot be read
 */
export const adoptDocument = async (docx: Uint8Array, setting: DraftSetting): Promise<ComposedDraft> => {
  const pkg = await openPackage(docx);
  const marks = await listAllRevisionMarks(pkg);
  if (marks.length > 0)
    refuse(
      `This document holds ${marks.length} tracked change${marks.length === 1 ? "" : "s"} that nobody has accepted or rejected; decide them in Word first.`,
    );
  for (const { part } of await listStoryParts(pkg)) {
    scanXml(await pkg.text(part), part, {
      open(name) {
        if (name === "w:altChunk")
          refuse(
            "This document imports another file when Word opens it (altChunk); open it in Word, save it, and bring the saved document.",
          );
        if (name === "w:subDoc")
          refuse("This is a master document: parts of it are other files; save it as one document first.");
      },
    });
  }
  const changes = new PackageChanges(pkg);
  await removeOwnMarks(changes, false);
  const bytes = changes.all().size === 0 ? docx : await savePackage(pkg, changes.all());
  const compiled = await compilePackage(bytes === docx ? pkg : await openPackage(bytes), bytes, undefined, true);
  return composeDraft(compiled, {}, setting);
};
