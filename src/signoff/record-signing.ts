/**
 * What the sign-off page does with the proof: writes the records itself, with the signer's own new token, because the pane may be out of reach by
 * then. When Microsoft 365 cannot be reached, nothing is lost: the same proof can be tried again, or kept as a file.
 */
import type { Graph } from "../adapters/graph/create-graph";
import type { CeremonyProof, TokenVerifier } from "../app/ports/ceremony";
import type { Session } from "../app/ports/session";
import { keepSignOff } from "../app/finish/pending-sign-off";
import { refusal, type Refusal } from "../app/words/refusal";
import { signOff } from "../app/finish/sign-off";
import { isOutOfReach } from "../app/ports/faults";
import { refused, type Result } from "../domain/result";
import type { HandedOver } from "./handed-over";
import type { PreparedSignOff, SignedOff } from "../app/finish/prepared-sign-off";

export type Recorded =
  | { readonly kind: "recorded"; readonly answer: Result<readonly SignedOff[], Refusal> }
  /** Signed, but nobody can say that it is recorded. */
  | {
      readonly kind: "not-reached";
      readonly why: Refusal;
      readonly again: () => Promise<Recorded>;
      readonly keep: () => Promise<Result<{ readonly name: string; readonly json: string }, Refusal>>;
    };

/** Refusals that mean "nobody can tell" rather than "no". */
const UNKNOWN: ReadonlySet<Refusal["code"]> = new Set<Refusal["code"]>(["sign-off-not-recorded", "audit-not-written"]);

export interface RecordSigningSetting {
  readonly graph: Graph;
  readonly verifier: TokenVerifier;
  readonly now: () => number;
}

/** Writes the records of one ceremony. Throws what is neither a refusal nor a lost connection. */
export const recordSigning = (
  setting: RecordSigningSetting,
  given: HandedOver,
  prepared: readonly PreparedSignOff[],
  proof: CeremonyProof,
): Promise<Recorded> => {
  const { graph, verifier, now } = setting;
  const name = prepared[0]?.statement.signer.name ?? given.person.userName;
  const signer: Session = {
    current: async () => ({ ...given.person, name, roles: ["Countersign.Attorney"] }),
    signIn: () => Promise.reject(new Error("The signer has just signed in.")),
    signOut: async () => undefined,
  };
  const ports = {
    session: signer,
    signOffs: graph.signOffs,
    audit: graph.audit,
    drafts: graph.drafts,
    clock: { now },
    random: { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) },
    verifier,
  };
  const attempt = async (): Promise<Recorded> => {
    const answer = await signOff(ports)({ prepared, proof }).catch((fault: unknown) => {
      if (!isOutOfReach(fault)) throw fault;
      return refused(refusal("sign-off-not-recorded"));
    });
    if (answer.ok || !UNKNOWN.has(answer.refusal.code)) return { kind: "recorded", answer };
    return {
      kind: "not-reached",
      why: answer.refusal,
      again: attempt,
      keep: () => keepSignOff(ports)({ prepared, proof }),
    };
  };
  return attempt();
};
