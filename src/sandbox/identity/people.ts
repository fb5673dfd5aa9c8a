/** Who can sign in to the sandbox, and through which registrations. The firm's data is given from outside; nothing here invents a person. */

export interface SandboxPerson {
  /** Entra object id: a GUID. */
  readonly oid: string;
  readonly name: string;
  /** What the person types to sign in: `name@firm.example`. */
  readonly userName: string;
  readonly roles: readonly string[];
  /** One line for the sign-in page. */
  readonly about?: string;
}

/** One app registration: a public client in the browser, so without a secret and only with PKCE. */
export interface SandboxClient {
  readonly clientId: string;
  /** Shown on the sign-in page: "Sign in to Countersign". */
  readonly name: string;
  /** Paths on the sandbox's origin the provider may answer to; none: it has no page, and so no code flow. */
  readonly redirectPaths: readonly string[];
  /** Graph scopes this registration may ask for, short form (`Sites.Selected`); none for the Word stand-in. */
  readonly graphScopes: readonly string[];
  /** The command line may sign in through it by device code, as Entra's "Allow public client flows". Sign-off's registration never has it. */
  readonly deviceFlow?: true;
}

/** What a validated access token says about its bearer. */
export interface TokenBearer {
  readonly oid: string;
  readonly tid: string;
  readonly name: string;
  readonly userName: string;
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
}

/**
 * The registrations of the sandbox. Sign-off has its own audience and exactly one redirect;
 * the Word stand-in only learns who sits there; provisioning is firm IT's, for the command line alone.
 */
export const sandboxClients = {
  pane: {
    clientId: "0c5b6a52-7f6e-4a55-9a3d-5b1de6a1c001",
    name: "Countersign",
    redirectPaths: ["/bridge.html"],
    graphScopes: ["User.Read", "Sites.Selected"],
    deviceFlow: true,
  },
  signOff: {
    clientId: "0c5b6a52-7f6e-4a55-9a3d-5b1de6a1c002",
    name: "Countersign sign-off",
    redirectPaths: ["/signoff.html"],
    graphScopes: ["User.Read", "Sites.Selected"],
  },
  word: {
    clientId: "0c5b6a52-7f6e-4a55-9a3d-5b1de6a1c003",
    name: "the Word stand-in",
    redirectPaths: ["/bridge.html", "/"],
    graphScopes: [],
  },
  provisioning: {
    clientId: "0c5b6a52-7f6e-4a55-9a3d-5b1de6a1c004",
    name: "Countersign provisioning",
    redirectPaths: [],
    graphScopes: ["Sites.Manage.All"],
    deviceFlow: true,
  },
} as const satisfies Readonly<Record<string, SandboxClient>>;
