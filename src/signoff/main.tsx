/**
 * Composition root of the sign-off window: the statements come from the pane, the proof from a fresh sign-in, the record is written from here
 * with the signer's own new token, because an Office dialog may lose the pane that opened it (design, section 4).
 */
import { createRoot } from "react-dom/client";
import { createGraph } from "../adapters/graph/create-graph";
import { createCeremony } from "../adapters/identity/ceremony";
import type { CeremonyProof, CeremonyRequest } from "../app/ports/ceremony";
import type { Session } from "../app/ports/session";
import { signOff } from "../app/sign-off";
import type { PreparedSignOff } from "../app/verbs";
import { ceremonyNonce } from "../domain/review/statement-hash";
import { readDeployment } from "../taskpane/read-deployment";
import { CannotStart } from "../ui/cannot-start";
import { QuietNote } from "../ui/quiet-note";
import { Screen } from "../ui/screen";
import { ThemedPage } from "../ui/themed-page";
import { CHANNEL, forgetInTab, isWindowMessage, keepForTab, keptForTab, type HandedOver, type WindowMessage } from "./handed-over";
import { SignOffWindow, type Returned } from "./sign-off-window";

const root = createRoot(document.getElementById("signoff") ?? document.body);
const pane = window.opener as Window | null;

/** What this tab was given before; else asked of the pane that opened it. Undefined when the page was opened by hand. */
const received = async (): Promise<HandedOver | undefined> => {
  const kept = keptForTab(sessionStorage);
  if (kept !== undefined || pane === null) return kept;
  return new Promise((resolve) => {
    window.addEventListener("message", (event: MessageEvent<unknown>) => {
      if (event.origin !== location.origin || event.source !== pane || !isWindowMessage(event.data) || event.data.countersign !== "sign-off-hand-over") return;
      keepForTab(sessionStorage, event.data.given);
      resolve(event.data.given);
    });
    const ready: WindowMessage = { countersign: "sign-off-window-ready" };
    pane.postMessage(ready, location.origin);
  });
};

const tell = (message: WindowMessage): void => {
  // The opener may be gone after signing in; the channel reaches the pane where the browser lets it, and the records reach it anyway.
  pane?.postMessage(message, location.origin);
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(message);
  channel.close();
};

const TICKED = "countersign.sign-off.ticked";

const start = async () => {
  const deployment = await readDeployment((address) => fetch(address, { cache: "no-store" }));
  const given = await received();
  if (given === undefined) return <Screen title="Sign off"><QuietNote title="Nothing to sign off here">This window is opened from the pane in Word.</QuietNote></Screen>;
  const { ceremony, graphToken } = await createCeremony({ deployment, pageUrl: location.href, now: () => Date.now(), tabStorage: sessionStorage, get: (address, init) => fetch(address, init) });
  const requestFor = (prepared: readonly PreparedSignOff[]): CeremonyRequest => ({
    nonce: ceremonyNonce(prepared.map((each) => each.statementHash)), expected: given.person,
    ...(prepared[0] === undefined ? {} : { statementTime: prepared[0].statement.time.at }),
  });
  const ticked = (): readonly PreparedSignOff[] => {
    const hashes = JSON.parse(sessionStorage.getItem(TICKED) ?? "[]") as readonly string[];
    return given.prepared.filter((each) => hashes.includes(each.statementHash));
  };
  const begin = async (chosen: readonly PreparedSignOff[]): Promise<void> => {
    sessionStorage.setItem(TICKED, JSON.stringify(chosen.map((each) => each.statementHash)));
    await ceremony.begin(requestFor(chosen));
  };
  const record = async (prepared: readonly PreparedSignOff[], proof: CeremonyProof): Promise<Returned> => {
    const name = prepared[0]?.statement.signer.name ?? given.person.userName;
    const signer: Session = {
      current: async () => ({ ...given.person, name, roles: ["Countersign.Attorney"] }),
      signIn: () => Promise.reject(new Error("The signer has just signed in.")),
      signOut: async () => undefined,
    };
    const graph = createGraph(deployment, graphToken);
    const answer = await signOff({ session: signer, signOffs: graph.signOffs, audit: graph.audit, drafts: graph.drafts, serverTime: graph.serverTime, clock: { now: () => Date.now() } })({ prepared, proof });
    if (answer.ok) {
      forgetInTab(sessionStorage);
      tell({ countersign: "sign-off-done", signed: answer.value });
    }
    return { kind: "recorded", answer };
  };
  const finish = async (): Promise<Returned> => {
    const prepared = ticked();
    if (prepared.length === 0) return { kind: "not-yet" };
    const outcome = await ceremony.finish(requestFor(prepared));
    if (outcome === undefined) return { kind: "not-yet" };
    return outcome.kind === "refused" ? { kind: "refused", code: outcome.code } : record(prepared, outcome.proof);
  };
  return <SignOffWindow given={given} finish={finish} begin={begin} />;
};

start().then(
  (page) => { root.render(<ThemedPage scheme={undefined}>{page}</ThemedPage>); },
  (fault: unknown) => { root.render(<ThemedPage scheme={undefined}><CannotStart fault={fault} onAgain={() => { location.reload(); }} /></ThemedPage>); },
);
