/** What can go wrong between us and the identity provider. Codes only: no name, no address, no token ever stands in a message. */

export type IdentityFaultCode =
  /** The person must be asked: call `signIn` from a click. */
  | "interaction-required"
  | "not-signed-in"
  /** A token came for somebody else than the person at work here. It was thrown away. */
  | "another-person"
  | "another-tenant"
  /** The token names no Entra object id. */
  | "no-object-id"
  | "cancelled"
  | "popup-blocked"
  | "offline"
  | "timed-out"
  | "provider-unreachable"
  | "provider-refused"
  /** The deployment names an identity provider this page may not trust. */
  | "untrusted-issuer";

export class IdentityFault extends Error {
  override readonly name = "IdentityFault";
  constructor(
    readonly code: IdentityFaultCode,
    /** The provider's or MSAL's own error code, for support. */
    readonly detail?: string,
    cause?: unknown,
  ) {
    super(detail === undefined ? code : `${code} (${detail})`, { cause });
  }
}
