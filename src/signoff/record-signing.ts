/**
 * What the sign-off page does with the proof: writes the records itself, with the signer's own new token, because the pane may be out of reach by
 * then. When Microsoft 365 cannot be reached, nothing is lost: the same proof can be tried again, or kept as a file.
 */
import type { Graph } from "../adapters/graph/create-graph";
import type { CeremonyProof, TokenVerifier } from "../app/ports/ceremony";
import { signsByCeremony, type Deployment } from "../app/ports/deployment";
import type { Engine } from "../app/ports/engine";
import type { Session } from "../app/ports/session";
import { finalizeDraft } from "../app/finish/finalize";
import { finalizeSigned, type FinalizeSigned } from "../app/finish/finalize-signed";
import { keepSignOff } from "../app/finish/pending-sign-off";
import { refusal, type Refusal } from "../app/words/refusal";
import { signOff } from "../app/finish/sign-off";
import { isOutOfReach } from "../app/ports/faults";
import { refused, type Result } from "../domain/result";
import { given } from "../given";
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

/** What the page makes finals with: the signer's own new token, and the engine in its worker. */
export const finalsMaker = (
  { deployment, graph, verifier, now }: RecordSigningSetting,
  person: HandedOver["person"],
  engine: Engine,
): FinalizeSigned =>
  finalizeSigned(
    finalizeDraft({
      session: signerOf(person, person.userName),
      clock: { now },
      random,
      engine,
      matters: graph.matters,
      drafts: graph.drafts,
      assignments: graph.assignments,
      reviews: graph.reviews,
      signOffs: graph.signOffs,
      audit: graph.audit,
      filings: graph.filings,
      roster: graph.roster,
      rights: graph.rights,
      ...given({ intake: deployment.intake }),
      firmAsks: { qualityCheck: deployment.qualityCheck === "every-draft" },
      ...(signsByCeremony(deployment) ? { verifier } : {}),
    }),
  );

const random = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };
const signerOf = (person: HandedOver["person"], name: string): Session => ({
  current: async () => ({ ...person, name, roles: ["Countersign.Attorney"] }),
  signIn: () => Promise.reject(new Error("The signer has just signed in.")),
  signOut: async () => undefined,
});

export interface RecordSigningSetting {
  readonly deployment: Deployment;
  readonly graph: Graph;
  readonly verifier: TokenVerifier;
  readonly now: () => number;
}

/** Writes the records of one ceremony. Throws what is neither a refusal nor a lost connection. */
export const recordSigning = (
  setting: RecordSigningSetting,
  handed: HandedOver,
  prepared: readonly PreparedSignOff[],
  proof: CeremonyProof,
): Promise<Recorded> => {
  const { graph, verifier, now } = setting;
  const name = prepared[0]?.statement.signer.name ?? handed.person.userName;
  const ports = {
    session: signerOf(handed.person, name),
    signOffs: graph.signOffs,
    audit: graph.audit,
    drafts: graph.drafts,
    clock: { now },
    random,
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
