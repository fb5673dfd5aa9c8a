/**
 * What an attorney sent back, as a list to work through: each request of the last round, and whether its paragraph was changed since.
 * It is read from the records and not from the document's comments; a paragraph changed is not yet one approved.
 */
import type { OpenDraft, UnitView } from "../../app/draft/open-draft-state";
import type { UnitId } from "../../domain/ids";
import { given } from "../../given";

export interface SentBackItem {
  readonly unit: UnitId;
  readonly note: string;
  readonly by: string;
  /** to-do: the words are those she asked about. changed: other words now. gone: the paragraph left the document. */
  readonly state: "to-do" | "changed" | "gone";
  readonly view?: UnitView;
}

export interface SentBack {
  /** The round that was sent back; 1 for the first. */
  readonly round: number;
  readonly by: string;
  readonly at: string;
  readonly note?: string;
  readonly items: readonly SentBackItem[];
}

/** Undefined when nothing was ever sent back. */
export const lastSentBack = (draft: OpenDraft): SentBack | undefined => {
  const { sentBack, sittings } = draft.gate.records;
  const last = sentBack.at(-1);
  if (last === undefined) return undefined;
  const before = sentBack.at(-2)?.at ?? "";
  const requests = new Map<UnitId, { readonly note: string; readonly by: string; readonly words: string }>();
  for (const sitting of sittings) {
    if (sitting.at > last.at) continue;
    for (const { unit, verdict, note, words } of sitting.record.decisions) {
      // Whatever was decided on it later in the round stands instead; requests of earlier rounds stand only while their words do.
      requests.delete(unit);
      if (verdict !== "request-changes") continue;
      const view = draft.units.find((each) => each.unit === unit);
      if (sitting.at > before || view?.words === words)
        requests.set(unit, { note: note ?? "", by: sitting.byName, words });
    }
  }
  const views = new Map([...draft.units, ...draft.furniture].map((view) => [view.unit, view]));
  const items = [...requests].map(([unit, { note, by, words }]): SentBackItem => {
    const view = views.get(unit);
    return view === undefined
      ? { unit, note, by, state: "gone" }
      : { unit, note, by, state: view.words === words ? "to-do" : "changed", view };
  });
  const order: Readonly<Record<SentBackItem["state"], number>> = { "to-do": 0, changed: 1, gone: 2 };
  return {
    round: last.record.round,
    by: last.byName,
    at: last.at,
    ...given({ note: last.record.note }),
    items: items.sort((a, b) => order[a.state] - order[b.state] || (a.view?.number ?? 0) - (b.view?.number ?? 0)),
  };
};
