// A page with the pane's session and nothing else: what a click or a script asks, the real adapter answers.
import { IdentityFault } from "../../../../src/adapters/identity/identity-fault";
import { createPaneSession } from "../../../../src/adapters/identity/pane-session";
import type { GraphToken } from "../../../../src/adapters/identity/pane-session";
import type { Deployment } from "../../../../src/app/ports/deployment";
import type { Person } from "../../../../src/app/ports/session";

export type Said<Value> = { readonly value: Value } | { readonly code: string; readonly detail?: string };

export interface PanePage {
  current(): Promise<Said<Person | undefined>>;
  token(options?: Parameters<GraphToken>[0]): Promise<Said<string>>;
  /** What Graph would say to this token. */
  whoAmI(token: string): Promise<unknown>;
  /** The outcome of the last click. */
  clicked?: Said<Person | undefined>;
}

declare global {
  interface Window {
    pane?: PanePage;
  }
}

const say = async <Value>(answer: Promise<Value>): Promise<Said<Value>> => {
  try {
    return { value: await answer };
  } catch (error) {
    if (!(error instanceof IdentityFault)) throw error;
    return { code: error.code, ...(error.detail === undefined ? {} : { detail: error.detail }) };
  }
};

const start = async (): Promise<void> => {
  const deployment = (await (await fetch("/deployment.json")).json()) as Deployment;
  const { searchParams } = new URL(location.href);
  const hint = searchParams.get("hint");
  const { session, graphToken } = await createPaneSession({
    deployment,
    pageUrl: location.href,
    nested: searchParams.has("nested"),
    ...(hint === null ? {} : { loginHint: hint }),
  });
  const page: PanePage = {
    current: () => say(session.current()),
    token: (options) => say(graphToken(options)),
    whoAmI: async (token) => (await fetch("/whoami", { headers: { authorization: `Bearer ${token}` } })).json(),
  };
  const onClick = (id: string, act: () => Promise<Person | undefined>): void => {
    document.getElementById(id)?.addEventListener("click", () => {
      delete page.clicked;
      void say(act()).then((said) => {
        page.clicked = said;
      });
    });
  };
  onClick("sign-in", () => session.signIn());
  onClick("sign-out", () => session.signOut().then(() => undefined));
  window.pane = page;
};
void start();
