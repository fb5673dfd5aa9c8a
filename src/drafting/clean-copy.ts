/**
 * The court copy: words and formats untouched; tags, ledger, legend, pane part and traces of who worked on it gone.
 * Mechanical: it judges neither tags nor approval. In the product only app/finalize may call it, after the gate.
 * It refuses what it cannot clean without deciding something for somebody: marked changes, comments, hidden or misleading content.
 */
import { removeComments } from "../docx/parts/comments";
import type { ContentFinding } from "../docx/canonical/document-content";
import { openPackage, savePackage } from "../docx/package/package";
import { PackageChanges } from "../docx/package/package-changes";
import { readContent } from "../docx/canonical/read-content";
import { ledgerOf } from "./ledger/ledger";
import { DraftFault } from "./setting/draft-setting";
import { removeOwnMarks } from "./marks/own-marks";
import { purgeTraces } from "./marks/purge-traces";

/** Thrown when a document may not be cleaned; every place is listed with its code. */
export class CleanCopyRefusal extends Error {
  readonly fault = "clean-copy";
  override readonly name = "CleanCopyRefusal";
  readonly code = "clean-copy-refused";
  constructor(readonly places: readonly ContentFinding[]) {
    super(
      `No clean copy can be made: ${[...new Set(places.map((place) => place.code))].join(", ")} (${places.length} place${places.length === 1 ? "" : "s"}).`,
    );
  }
}

/**
 * Makes the clean copy of a draft, or of any document.
 * @throws CleanCopyRefusal listing places; DocxFault when the package cannot be read
 */
export const cleanCopy = async (docx: Uint8Array): Promise<Uint8Array> => {
  const content = await readContent(docx);
  const pkg = await openPackage(docx);
  const places = content.findings.filter((finding) => finding.severity === "blocking");
  if (places.length > 0) throw new CleanCopyRefusal(places);
  const changes = new PackageChanges(pkg);
  // Before any part goes: comments are looked for in every story the package names.
  await removeComments(changes);
  const addedSection = await ledgerOf(pkg).then((ledger) => ledger?.addedSection ?? false, onlyUnreadable);
  const altered = await removeOwnMarks(changes, addedSection);
  if (altered.length > 0)
    throw new CleanCopyRefusal(altered.map(({ part }) => ({ code: "legend-altered", severity: "blocking", part })));
  await purgeTraces(changes);
  return savePackage(pkg, changes.all());
};

/** A ledger nobody can read takes nothing with it: it goes either way, and the gate has said so before. */
const onlyUnreadable = (fault: unknown): false => {
  if (fault instanceof DraftFault && fault.code === "ledger-unreadable") return false;
  throw fault;
};
