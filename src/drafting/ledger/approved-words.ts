/** Reads the texts kept of approved units. A damaged part holds none: the screen then says that the earlier words were not kept. */
import { DocxFault } from "../../docx/docx-fault";
import { findCustomXml } from "../../docx/parts/custom-xml";
import { openPackage } from "../../docx/package/package";
import { childElements, parseXml } from "../../docx/xml/xml-tree";
import type { ApprovedWords, LedgerView } from "../../domain/draft/ledger";
import { isUnitId } from "../../domain/ids";
import { APPROVED_WORDS_NAMESPACE } from "./approved-words-xml";
import { ledgerOf } from "./ledger";

export const parseApprovedWords = (xml: string): readonly ApprovedWords[] => {
  try {
    return childElements(parseXml(xml, "the kept words"), `{${APPROVED_WORDS_NAMESPACE}}u`).flatMap(
      (element): ApprovedWords[] => {
        const unit = element.attributes.get("i") ?? "";
        return isUnitId(unit)
          ? [{ unit, text: element.children.map((child) => (typeof child === "string" ? child : "")).join("") }]
          : [];
      },
    );
  } catch (fault) {
    if (fault instanceof DocxFault) return [];
    throw fault;
  }
};

/** The ledger with the texts kept beside it; undefined when the document carries no ledger. @throws DraftFault ledger-unreadable, DocxFault */
export const readLedgerAndWords = async (docx: Uint8Array): Promise<LedgerView | undefined> => {
  const pkg = await openPackage(docx);
  const ledger = await ledgerOf(pkg);
  if (ledger === undefined) return undefined;
  const parts = await findCustomXml(pkg, APPROVED_WORDS_NAMESPACE);
  const approvedWords = (
    await Promise.all(parts.map(async ({ part }) => parseApprovedWords(await pkg.text(part))))
  ).flat();
  return approvedWords.length === 0 ? ledger : { ...ledger, approvedWords };
};
