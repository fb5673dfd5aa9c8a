/** Joins the verbs to Word, Graph and the identity provider. What is heavy (sign-in, engine) is fetched when it is first needed. */
import { createGraph } from "../adapters/graph/create-graph";
import type { PaneSession } from "../adapters/identity/pane-session";
import type { WordHostInfo } from "../adapters/word/office-ready";
import { hasOfficeDialog } from "../adapters/word/office-dialog";
import { createOpenDocument } from "../adapters/word/open-document";
import { bindVerbs } from "../app/bind-verbs";
import type { TokenVerifier } from "../app/ports/ceremony";
import { signsByCeremony, type Deployment } from "../app/ports/deployment";
import type { Ports } from "../app/ports/ports";
import type { Session } from "../app/ports/session";
import type { PaneServices } from "../ui/pane/services";
import { engineInWorker } from "../worker/engine-in-worker";
import { keptDecisionsIn } from "./kept-decisions";
import { inOfficeDialog, inOwnWindow } from "./sign-off-place";
import { findSignOffs, signOffInWindow } from "./sign-off-opener";
import { startEngineWorker } from "../worker/start-engine-worker";
import { given } from "../given";

export interface WiredFrom {
  readonly deployment: Deployment;
  readonly host: WordHostInfo;
  readonly office: typeof Office;
  readonly word: typeof Word;
}

/** Sign-in's own script is fetched at the first question; after a failure the next question fetches it again. */
const lazily = <Value>(load: () => Promise<Value>): (() => Promise<Value>) => {
  let loading: Promise<Value> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
};

/** Judges kept sign-off tokens by this deployment alone; its script is fetched with the first token there is to judge. */
const verifierFor = (deployment: Deployment): TokenVerifier => {
  const verifier = lazily(async () => {
    const { verifierOf } = await import("../adapters/identity/verifier-of");
    return verifierOf(deployment, location.origin, (address, init) => fetch(address, init));
  });
  return {
    verify: async (token, expected) => (await verifier()).verify(token, expected),
    keysPublishedNow: async () => (await verifier()).keysPublishedNow(),
  };
};

export const wireServices = ({ deployment, host, office, word }: WiredFrom): PaneServices => {
  const identity = lazily(async (): Promise<PaneSession> => {
    const { createPaneSession } = await import("../adapters/identity/pane-session");
    return createPaneSession({ deployment, pageUrl: location.href, nested: host.nestedAppAuth });
  });
  const session: Session = {
    current: async () => (await identity()).session.current(),
    signIn: async () => (await identity()).session.signIn(),
    signOut: async () => (await identity()).session.signOut(),
  };
  const graph = createGraph(deployment, async (options) => (await identity()).graphToken(options));
  const document = createOpenDocument({
    office,
    word,
    readStored: async () => {
      const { url } = await document.place();
      const file = url === undefined ? undefined : await graph.drafts.locate(url);
      return file === undefined ? undefined : graph.readStoredBytes(file.driveItemId, file.folder);
    },
    openWindow: (address) => {
      window.open(address, "_blank", "noopener");
    },
  });
  const byCeremony = signsByCeremony(deployment);
  const clock = { now: () => Date.now() };
  const ports: Ports = {
    session,
    clock,
    document,
    matters: graph.matters,
    templates: graph.templates,
    drafts: graph.drafts,
    assignments: graph.assignments,
    reviews: graph.reviews,
    signOffs: graph.signOffs,
    audit: graph.audit,
    filings: graph.filings,
    roster: graph.roster,
    rights: graph.rights,
    random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
    engine: engineInWorker(startEngineWorker),
    ...given({ intake: deployment.intake }),
    firmAsks: { qualityCheck: deployment.qualityCheck === "every-draft" },
    ...(byCeremony ? { verifier: verifierFor(deployment) } : {}),
  };
  const verbs = bindVerbs(ports);
  return {
    ...(byCeremony
      ? {
          signOffInWindow: signOffInWindow({
            current: () => session.current(),
            open: hasOfficeDialog({ office }) ? inOfficeDialog(office) : inOwnWindow,
            look: findSignOffs(graph.signOffs),
            stamp: verbs.stampAgain,
          }),
        }
      : {}),
    ...verbs,
    session,
    openFile: (webUrl) => document.openFile(webUrl),
    goTo: (target) => document.goTo(target),
    watchDocument: (onHint) => document.watch(onHint),
    keptDecisions: keptDecisionsIn(() => window.localStorage),
    now: () => new Date(clock.now()),
    busy: graph.busy,
  };
};
