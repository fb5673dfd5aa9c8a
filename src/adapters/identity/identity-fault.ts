/** What can go wrong between us and the identity provider. Codes only: no name, no address, no token ever stands in a message. */
import type { FaultOf, IdentityFaultCode } from "../../app/ports/faults";

export class IdentityFault extends Error implements FaultOf<"identity"> {
  readonly fault = "identity";
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
