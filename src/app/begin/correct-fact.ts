/** Entering or correcting a fact: always with a note that says where it came from, never over another's change. */
import { done, refused } from "../../domain/result";
import { writeAudit } from "../acts/audit";
import type { Ports } from "../ports/ports";
import { refusal } from "../words/refusal";
import { signedIn } from "../acts/signed-in";
import type { FactSource } from "../../domain/matter/facts";
import type { DraftId, MatterId } from "../../domain/ids";
import type { Result } from "../../domain/result";
import type { Refusal } from "../words/refusal";

/** Writes one value with the note that says where it came from ("client's e-mail of 3 March"). */
export type CorrectFact = (args: {
  readonly matter: MatterId;
  readonly path: string;
  readonly value: string;
  readonly note: string;
  readonly draft?: DraftId;
}) => Promise<Result<FactSource, Refusal>>;

/** Characters XML 1.0 cannot hold would make the document unreadable; a lone surrogate is one of them. */
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/u;
const LONGEST_VALUE = 20_000;

/** A value a list and a document can hold. */
export const canBeWritten = (value: string): boolean =>
  value.trim() !== "" && value.length <= LONGEST_VALUE && !UNPRINTABLE.test(value);

export const correctFact =
  (ports: Pick<Ports, "session" | "matters" | "audit" | "clock" | "random">): CorrectFact =>
  async ({ matter, path, value, note, draft }) => {
    const who = await signedIn(ports);
    if (!who.ok) return who;
    if (note.trim() === "") return refused(refusal("note-needed"));
    if (!canBeWritten(value)) return refused(refusal("value-refused", { detail: { path } }));
    const { addresses } = await ports.matters.readFacts(matter);
    const address = addresses[path];
    if (address === undefined) return refused(refusal("fact-not-stored", { detail: { path } }));
    const written = await ports.matters.correctFact(address, value, note.trim());
    if (written.kind === "conflict") return refused(refusal("conflict", { detail: { path } }));
    if (draft !== undefined) {
      const eTag = written.source.kind === "list" ? written.source.eTag : address.eTag;
      const audited = await writeAudit(ports)(
        who.value,
        { matter, draft },
        { kind: "fact-changed", list: address.list, itemId: address.itemId, column: address.column, eTag },
      );
      if (!audited) return refused(refusal("audit-not-written", { detail: { path } }));
    }
    return done(written.source);
  };
