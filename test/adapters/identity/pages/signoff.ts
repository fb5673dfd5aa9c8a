// A page with the ceremony and nothing else. What it is to sign stands in this tab's storage, as the sign-off page keeps it.
import { createCeremony } from "../../../../src/adapters/identity/ceremony";
import { IdentityFault } from "../../../../src/adapters/identity/identity-fault";
import type { CeremonyOutcome, CeremonyRequest } from "../../../../src/app/ports/ceremony";
import type { Deployment } from "../../../../src/app/ports/deployment";

declare global {
  interface Window {
    signOff?: {
      readonly outcome: CeremonyOutcome | { readonly kind: "fault"; readonly code: string } | undefined;
      readonly graphToken: () => Promise<string>;
      readonly addressAfter: string;
    };
  }
}

const start = async (): Promise<void> => {
  const pageUrl = location.href;
  const deployment = (await (await fetch("/deployment.json")).json()) as Deployment;
  const { ceremony, graphToken } = await createCeremony({
    deployment,
    pageUrl,
    now: Date.now,
    tabStorage: sessionStorage,
    get: (address, init) => fetch(address, init),
  });
  const kept = sessionStorage.getItem("request");
  const request =
    kept === null
      ? { nonce: "00".repeat(32), expected: { oid: "", tenant: "", userName: "" } }
      : (JSON.parse(kept) as object);
  const outcome = await ceremony.finish(request as CeremonyRequest).catch((error: unknown) => {
    if (error instanceof IdentityFault) return { kind: "fault" as const, code: error.code };
    throw error;
  });
  document.getElementById("sign")?.addEventListener("click", () => {
    const asked = (document.getElementById("request") as HTMLTextAreaElement).value;
    sessionStorage.setItem("request", asked);
    void ceremony.begin(JSON.parse(asked) as CeremonyRequest);
  });
  window.signOff = { outcome, graphToken, addressAfter: location.href };
};
void start();
