/** Verifying as a person does it: the answer, and a line in the history of each draft it names. The answer stands whether or not the line could be written. */
import { writeAudit } from "../acts/audit";
import type { Ports } from "../ports/ports";
import { verify } from "./verify";
import type { SignOffFound } from "./sign-off-found";
import type { VerifyAnswer, Verify } from "./verify";

type Needs = Parameters<typeof verify>[0] & Pick<Ports, "audit" | "clock" | "random" | "session">;

export const verifyAndNote =
  (ports: Needs): Verify =>
  async (file, where) => {
    const answer = await verify(ports)(file, where);
    const found = oneADraft(signOffsOf(answer));
    const person = found.length === 0 ? undefined : await ports.session.current();
    if (person === undefined) return answer;
    try {
      const written = await Promise.all(
        found.map(({ draft, matter, row }) =>
          writeAudit(ports)(
            person,
            { draft, matter: matter.id },
            { kind: "verified", signOffRow: row, answer: answer.kind },
          ),
        ),
      );
      return { ...answer, noted: written.every(Boolean) };
    } catch {
      // Reading the history or writing to it failed; the screen says that this check is not in it.
      return { ...answer, noted: false };
    }
  };

const signOffsOf = (answer: VerifyAnswer): readonly SignOffFound[] => {
  switch (answer.kind) {
    case "signed-off":
    case "withdrawn":
      return answer.signOffs;
    case "changed":
      return answer.since;
    case "record-pending":
    case "record-not-valid":
    case "no-record":
    case "cannot-verify":
      return [];
  }
};

/** The latest sign-off of each draft. */
const oneADraft = (signOffs: readonly SignOffFound[]): readonly SignOffFound[] => [
  ...new Map(signOffs.map((found) => [found.draft, found])).values(),
];
