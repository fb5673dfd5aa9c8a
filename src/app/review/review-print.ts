/**
 * The print an attorney reads on paper or on a phone, where add-ins do not run: unit numbers in the margin, the version's code in the legend.
 * What she then writes ("all except 12, 31") is taken against the very version printed, which the pane compares by its code.
 */
import { versionCode } from "../../docx/parts/legend-forms";
import { done } from "../../domain/result";
import type { OpenDraft } from "../draft/open-draft-state";
import { openDraftOrRefuse, type OpenNeeds } from "../draft/open-draft-or-refuse";
import { fileName } from "../begin/store-draft";
import type { Result } from "../../domain/result";
import type { Refusal } from "../words/refusal";

/** The open draft as a .docx to print or to read on a phone: unit numbers in the margin, version code in the legend, watermark kept. */
export type MakeReviewPrint = () => Promise<
  Result<{ readonly name: string; readonly docx: Uint8Array; readonly version: string }, Refusal>
>;

/** Six characters that change with the draft's content: what a print's legend shows. */
export const versionOf = (draft: Pick<OpenDraft, "contentHash">): string => versionCode(draft.contentHash);

/** Whether the code somebody read off a print is this version's; letters' case and blanks do not count. */
export const isThisVersion = (draft: Pick<OpenDraft, "contentHash">, typed: string): boolean =>
  typed.replace(/\s+/gu, "").toUpperCase() === versionOf(draft);

export const makeReviewPrint =
  (ports: OpenNeeds): MakeReviewPrint =>
  async () => {
    const work = await openDraftOrRefuse(ports, "to-read");
    if (!work.ok) return work;
    const { draft } = work.value;
    const docx = await ports.engine.reviewPrint(await ports.document.readBytes(), {
      contentHash: draft.contentHash,
      units: draft.units.map(({ number, place: { part, story, paragraph, firstWords } }) => ({
        number,
        firstWords,
        at: { part, story, paragraph },
      })),
    });
    const version = versionOf(draft);
    return done({ name: fileName(`${draft.row.title} - review print ${version}`, 1), docx, version });
  };
