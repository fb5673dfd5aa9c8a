/** The person at the terminal, signed in by device code through the pane's registration, and the firm's records as she may read them. */
import { createGraph, type Graph } from "../adapters/graph/create-graph";
import { signInByDeviceCode, type DeviceSession } from "../adapters/identity/device-sign-in";
import type { IdentityFault } from "../adapters/identity/identity-fault";
import type { Person } from "../app/ports/session";
import { sentenceForFault } from "../app/words/sentences";
import type { Surroundings } from "./command";
import type { FirmSetting } from "./firm-setting";

export interface SignedIn {
  readonly person: Person;
  readonly graph: Graph;
}

/** Says where to go and which code to enter, and waits. Throws IdentityFault. */
export const tokenBySignIn = async (
  { deployment, issuer }: FirmSetting,
  surroundings: Surroundings,
): Promise<DeviceSession> => {
  const session = await signInByDeviceCode({
    deployment,
    issuer,
    get: (address, init) => surroundings.get(address, init),
    wait: (milliseconds) => surroundings.wait(milliseconds),
    now: () => surroundings.now(),
    show: ({ address, code, minutes }) => {
      surroundings.tell(
        `To sign in, go to ${address} and enter the code ${code} within ${minutes} minutes. Do so only because you ran this command yourself.`,
      );
    },
  });
  surroundings.tell(`Signed in as ${session.person.name} (${session.person.userName}).`);
  return session;
};

/** The person and the firm's records. Throws IdentityFault. */
export const signIn = async (setting: FirmSetting, surroundings: Surroundings): Promise<SignedIn> => {
  const { person, accessToken } = await tokenBySignIn(setting, surroundings);
  // One token for the run: when Graph no longer takes it, the person runs the command again.
  return { person, graph: createGraph(setting.deployment, () => Promise.resolve(accessToken)) };
};

/** What came of a sign-in that did not happen. */
export const sentenceForSignIn = (fault: IdentityFault): string => {
  if (fault.code === "timed-out" && ["device code", "expired_token", "code_expired"].includes(fault.detail ?? ""))
    return "Nobody signed in with that code in time. Run the command again for a new one.";
  if (fault.code === "provider-refused")
    return `The sign-in service refused (${fault.detail ?? "no reason given"}). The app registration must allow public client flows, and the firm's conditional access the device code flow; ask firm IT.`;
  return sentenceForFault(fault);
};
