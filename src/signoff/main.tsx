/**
 * Composition root of the sign-off page: the statements come from the pane, the proof from a fresh sign-in, the record is written from here
 * with the signer's own new token, because an Office dialog may lose the pane that opened it.
 */
import { createRoot } from "react-dom/client";
import { createCeremony } from "../adapters/identity/ceremony";
import { verifierOf } from "../adapters/identity/verifier-of";
import { timedAgain } from "../app/finish/statement-time";
import { freshFor, type CeremonyRequest } from "../app/ports/ceremony";
import type { DraftId, PersonId } from "../domain/ids";
import { ceremonyNonce } from "../domain/review/statement-hash";
import { engineInWorker } from "../worker/engine-in-worker";
import { startEngineWorker } from "../worker/start-engine-worker";
import { readDeployment } from "../adapters/deployment/read-deployment";
import { CannotStart } from "../ui/workspace/cannot-start";
import { QuietNote } from "../ui/pane/quiet-note";
import { Screen } from "../ui/pane/screen";
import { localeOf, readerOf } from "../ui/words/reader";
import { ReaderProvider } from "../ui/words/use-words";
import { ThemedPage } from "../ui/pane/themed-page";
import {
  forgetInTab,
  keepConformed,
  keepForTab,
  keepTicked,
  keptConformed,
  keptForTab,
  keptTicked,
} from "./handed-over";
import { IDLE_MS, whenIdle } from "./idle";
import { linkToPane } from "./pane-link";
import { createGraph } from "../adapters/graph/create-graph";
import { finalsMaker, recordSigning, type RecordSigningSetting } from "./record-signing";
import { SignOffWindow, type Returned } from "./sign-off-window";
import { signOffWords } from "./words.en";
import type { PreparedSignOff } from "../app/finish/prepared-sign-off";

/** Longer than a site at work takes to write one line; past it the sign-in itself is the time. */
const STAMP_WITHIN_MS = 15_000;

const reader = readerOf(localeOf(navigator.languages));
const root = createRoot(document.getElementById("signoff") ?? document.body);
const pageUrl = location.href;
const officeScript = document.querySelector("meta[name=office-script]")?.getAttribute("content") ?? "";
const link = linkToPane(window, sessionStorage, officeScript);

const start = async () => {
  const deployment = await readDeployment((address) => fetch(address, { cache: "no-store" }));
  const get = (address: string, init: RequestInit): Promise<Response> => fetch(address, init);
  const { ceremony, graphToken } = await createCeremony({
    deployment,
    pageUrl,
    now: () => Date.now(),
    tabStorage: sessionStorage,
    get,
  });
  const graph = createGraph(deployment, graphToken);
  const given = keptForTab(sessionStorage) ?? (await link.ask());
  if (given === undefined || given === "unreadable") {
    // An answer to a sign-in nobody began here is taken out of the address and looked at no further.
    await ceremony.finish({ nonce: "", expected: { oid: "" as PersonId, tenant: "", userName: "" } });
    const words = reader.words(signOffWords).page;
    return (
      <Screen title={words.title}>
        {given === undefined ? (
          <QuietNote title={words.nothing}>{words.nothingAbout}</QuietNote>
        ) : (
          <QuietNote title={words.unreadable}>{words.unreadableAbout}</QuietNote>
        )}
      </Screen>
    );
  }
  keepForTab(sessionStorage, given);

  const requestFor = (prepared: readonly PreparedSignOff[]): CeremonyRequest => ({
    nonce: ceremonyNonce(prepared.map((each) => each.statementHash)),
    expected: given.person,
    ...(prepared[0] === undefined ? {} : freshFor(prepared[0].statement)),
  });
  const begin = async (chosen: readonly PreparedSignOff[], conformed: readonly DraftId[]): Promise<void> => {
    // What she read may be older than a sign-in may be fresh for; nothing but the time changes.
    const time = await link.stamp(
      chosen.map((each) => each.statementHash),
      STAMP_WITHIN_MS,
    );
    const timed = timedAgain(chosen, time, Date.now());
    keepForTab(sessionStorage, { ...given, prepared: timed });
    keepTicked(sessionStorage, timed);
    keepConformed(sessionStorage, conformed);
    await link.tell({ countersign: "sign-off-begun", hashes: timed.map((each) => each.statementHash) });
    await ceremony.begin(requestFor(timed));
  };
  const finish = async (): Promise<Returned> => {
    const prepared = keptTicked(sessionStorage, given);
    const outcome = await ceremony.finish(requestFor(prepared));
    if (outcome === undefined) return { kind: "not-yet" };
    if (outcome.kind === "refused") return { kind: "refused", code: outcome.code };
    if (prepared.length === 0) return { kind: "refused", code: "not-this-tab" };
    return recordSigning(setting, given, prepared, outcome.proof);
  };
  const conformed = keptConformed(sessionStorage);
  const setting: RecordSigningSetting = {
    deployment,
    graph,
    verifier: verifierOf(deployment, location.origin, get),
    now: () => Date.now(),
  };
  return (
    <SignOffWindow
      given={given}
      busy={graph.busy}
      finish={finish}
      begin={begin}
      conformed={conformed}
      makeFinals={finalsMaker(setting, given.person, engineInWorker(startEngineWorker))}
      onRecorded={() => {
        forgetInTab(sessionStorage);
      }}
      onDone={(signed, stay) => {
        void link.tell({ countersign: "sign-off-done", signed, stay });
      }}
      onKept={(kept) => {
        forgetInTab(sessionStorage);
        void link.tell({ countersign: "sign-off-kept", ...kept });
      }}
      watchIdle={(onIdle) => whenIdle(window, IDLE_MS, onIdle)}
      onIdle={() => {
        forgetInTab(sessionStorage);
        void link.tell({ countersign: "sign-off-ended", code: "idle" });
      }}
      onClose={() => {
        window.close();
      }}
    />
  );
};

start().then(
  (page) => {
    root.render(
      <ReaderProvider reader={reader}>
        <ThemedPage scheme={undefined}>{page}</ThemedPage>
      </ReaderProvider>,
    );
  },
  (fault: unknown) => {
    root.render(
      <ReaderProvider reader={reader}>
        <ThemedPage scheme={undefined}>
          <CannotStart
            fault={fault}
            onAgain={() => {
              location.reload();
            }}
          />
        </ThemedPage>
      </ReaderProvider>,
    );
  },
);
