/**
 * What a drafter wrote or changed since the history last said so: paragraphs whose words are neither the template's nor the ones last noted.
 * The history gets unit ids and hashes, no words (invariant 10).
 */
import type { Chains } from "../../domain/audit/chain";
import { differsFromTemplate } from "../../domain/draft/template-wording";
import type { OpenDraft, UnitView } from "./open-draft-state";

export interface EditedUnit {
  readonly unit: string;
  readonly words: string;
}

export const editedUnits = (draft: Pick<OpenDraft, "units" | "ledger">, { chains }: Chains): readonly EditedUnit[] => {
  const noted = new Map<string, string>();
  const entries = chains
    .flatMap((chain) => chain.entries)
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt) || Number(a.itemId) - Number(b.itemId));
  for (const {
    content: { event },
  } of entries)
    if (event.kind === "edited") for (const { unit, words } of event.units) noted.set(unit, words);
  return draft.units
    .filter((view) => handWritten(draft, view) && noted.get(view.unit) !== view.words)
    .map(({ unit, words }) => ({ unit, words }));
};

/** Where no template made the document, everything in it was there before it came under review; only what changed since an approval is an edit. */
const handWritten = (
  { ledger }: Pick<OpenDraft, "ledger">,
  { templateText, facts, text, review }: UnitView,
): boolean => {
  const settled = review.status === "escalated" ? review.beneath : review;
  if (settled.status === "lapsed") return true;
  if (settled.status !== "pending" && settled.status !== "changesRequested") return false;
  return (
    ledger.template !== undefined && (templateText === undefined || differsFromTemplate(templateText, facts, text))
  );
};
