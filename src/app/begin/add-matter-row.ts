/** A party, counsel, exhibit, event or deadline enters a matter's facts as every fact does: with a note that says where it comes from, and a line in the draft's history. */
import { keyOf, namesOf } from "../../domain/matter/row-groups";
import { done, refused } from "../../domain/result";
import { writeAudit } from "../acts/audit";
import { canBeWritten } from "./correct-fact";
import type { Ports } from "../ports/ports";
import { refusal, type Refusal } from "../words/refusal";
import { signedIn } from "../acts/signed-in";
import type { DraftId, MatterId } from "../../domain/ids";
import type { Result } from "../../domain/result";
import type { NewFactRow } from "../ports/matter-source";

/** `added` is false when the very same row was there already. With a draft, its history gets a line. */
export type AddMatterRow = (args: {
  readonly matter: MatterId;
  readonly row: NewFactRow;
  readonly draft?: DraftId;
}) => Promise<Result<{ readonly added: boolean; readonly itemId: string }, Refusal>>;

type Row = Parameters<AddMatterRow>[0]["row"];

const whyNot = ({ group, values, note }: Row): Refusal | undefined => {
  if (note.trim() === "") return refusal("note-needed");
  const names = namesOf(group);
  const [first] = names;
  if (first === undefined || (values[keyOf(first)] ?? "").trim() === "")
    return refusal("value-refused", { detail: { path: first?.path ?? group } });
  for (const [key, value] of Object.entries(values)) {
    const name = names.find((each) => keyOf(each) === key);
    if (name === undefined) return refusal("fact-not-stored", { detail: { path: `${group}[].${key}` } });
    if (value.trim() === "") continue;
    if (!canBeWritten(value)) return refusal("value-refused", { detail: { path: name.path } });
    if (name.type === "number" && !/^\$?\s*-?[\d,]+(\.\d+)?$/.test(value.trim()))
      return refusal("value-not-a-number", { detail: { label: name.label } });
    if (name.type === "boolean" && !/^(yes|no)$/i.test(value.trim()))
      return refusal("value-not-yes-or-no", { detail: { label: name.label } });
  }
  return undefined;
};

export const addMatterRow =
  (ports: Pick<Ports, "session" | "matters" | "audit" | "clock" | "random">): AddMatterRow =>
  async ({ matter, row, draft }) => {
    const who = await signedIn(ports);
    if (!who.ok) return who;
    const reason = whyNot(row);
    if (reason !== undefined) return refused(reason);
    const added = await ports.matters.addRow(matter, { ...row, note: row.note.trim() });
    if (added.kind === "no-such-place") return refused(refusal("conflict"));
    // Also for a row that was there already: it may be this person's own, whose line could not be written a minute ago.
    if (draft !== undefined) {
      const audited = await writeAudit(ports)(
        who.value,
        { matter, draft },
        {
          kind: "fact-changed",
          list: added.list,
          itemId: added.itemId,
          column: added.columns.join(","),
          eTag: added.eTag,
        },
      );
      if (!audited) return refused(refusal("row-added-not-audited"));
    }
    return done({ added: added.kind === "added", itemId: added.itemId });
  };
