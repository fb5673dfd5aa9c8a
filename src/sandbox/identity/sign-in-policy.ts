/**
 * When the provider must ask who is there. One session per browser is the danger: without the login_hint check a silent request for one
 * person is answered with another's tokens once that other has signed in. Entra refuses that; `oidc-provider` alone does not.
 */
import { interactionPolicy } from "oidc-provider";
import type { SandboxPerson } from "./people";

/** The provider's own prompts (login, consent), with `select_account`, which MSAL may ask for, and the login_hint check. */
export const signInPolicy = (
  findPerson: (oid: string) => SandboxPerson | undefined,
): interactionPolicy.DefaultPolicy => {
  const policy = interactionPolicy.base();
  policy.add(new interactionPolicy.Prompt({ name: "select_account", requestable: true }), 0);
  const login = policy.get("login");
  if (login === undefined) throw new Error("oidc-provider's base policy has no login prompt");
  login.checks.add(
    new interactionPolicy.Check("login_hint", "another person is signed in than the one asked for", ({ oidc }) => {
      const hint = oidc.params?.["login_hint"];
      // What the person answered just now outranks the hint: the asking application compares and refuses.
      if (typeof hint !== "string" || hint === "" || oidc.result?.login !== undefined) return false;
      const signedIn = oidc.session?.accountId;
      return signedIn !== undefined && !isHintFor(findPerson(signedIn), hint);
    }),
  );
  return policy;
};

/** True when a login_hint names this person, by user name (upper and lower case alike) or by object id. */
export const isHintFor = (person: SandboxPerson | undefined, hint: string): boolean =>
  person !== undefined && (person.userName.toLowerCase() === hint.toLowerCase() || person.oid === hint);
