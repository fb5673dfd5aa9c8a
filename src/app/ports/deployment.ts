import type { IntakeAttorney } from "../../domain/matter/matter-rights";

/**
 * What firm IT writes into `deployment.json` beside the pane: which tenant, which registrations, which site.
 * Nothing in it is secret. An identity provider on localhost is trusted only by a page that is itself served from that very origin.
 */
export interface Deployment {
  readonly tenantId: string;
  /** `https://login.microsoftonline.com/<tenant>/v2.0` in production. */
  readonly authority: string;
  /** `AAD` for Entra; `OIDC` for a plain OpenID provider. */
  readonly protocol: "AAD" | "OIDC";
  readonly paneClientId: string;
  /** The sign-off ceremony's own registration, so its own audience. */
  readonly signOffClientId: string;
  readonly graphScopes: readonly string[];
  /** `https://graph.microsoft.com/v1.0` in production. */
  readonly graphBase: string;
  /** Graph site address: `<host>:/sites/<name>`. */
  readonly site: string;
  /**
   * How a sign-off is proved. `ceremony`, also when absent: by a fresh sign-in whose token names the statement, and no sign-off
   * counts without it. `record`: by the record's server-stamped author alone.
   */
  readonly signOffBy?: "record" | "ceremony";
  /**
   * The authentication context a sign-off's sign-in must satisfy (`c1`; Entra's `acrs` claim), on top of a fresh sign-in, and the first day (ISO 8601)
   * from which a sign-off without it does not count. Both or neither.
   */
  readonly acrs?: string;
  readonly acrsFrom?: string;
  /** `every-draft`: a team lead's check is asked for before every sign-off; absent: only where an assignment asks for it. */
  readonly qualityCheck?: "every-draft";
  /**
   * The attorneys of the firm's intake, by object id: besides those a matter's rights name they may give rights in any matter. Dated, and never taken
   * out of the file: what stood at a time is judged by it.
   */
  readonly intake?: readonly IntakeAttorney[];
  /** Keys the provider published in earlier times (JSON Web Keys), so that what they signed still verifies after they retire. Kept here, outside the site. */
  readonly keyHistory?: readonly Readonly<Record<string, string>>[];
}

/** No sign-off counts without the provider's token, unless firm IT says otherwise in so many words. */
export const signsByCeremony = ({ signOffBy }: Pick<Deployment, "signOffBy">): boolean => signOffBy !== "record";
