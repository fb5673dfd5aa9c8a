/**
 * The stronger sign-in a firm may ask for beside a fresh one: an authentication context of Entra's Conditional Access. The claim may be given where no
 * policy is bound to the context, so by itself it proves nothing: it comes on top of nonce and `auth_time`, never instead.
 */
import type { Deployment } from "../../app/ports/deployment";
import type { TokenExpectation } from "./verify-id-token";

type Asks = Pick<Deployment, "acrs" | "acrsFrom">;

/** What a token must satisfy from which time on. A context without a day is asked for of every token. */
export const stepUpOf = ({ acrs, acrsFrom }: Asks): Pick<TokenExpectation, "stepUp"> =>
  acrs === undefined ? {} : { stepUp: { acrs, from: acrsFrom === undefined ? 0 : Date.parse(acrsFrom) } };

/** OpenID Connect's claims request for it (Core 1.0, section 5.5; Entra's documentation of `acrs`). */
export const claimsRequestOf = ({ acrs }: Asks): { readonly claims?: string } =>
  acrs === undefined ? {} : { claims: JSON.stringify({ id_token: { acrs: { essential: true, value: acrs } } }) };
