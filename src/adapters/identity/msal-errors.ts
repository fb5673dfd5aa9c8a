/** MSAL's errors by their code (in version 5 its messages are only links), as faults of ours. */
import { AuthError, InteractionRequiredAuthError } from "@azure/msal-browser";
import { IdentityFault } from "./identity-fault";
import type { IdentityFaultCode } from "../../app/ports/faults";

const CODES: Readonly<Record<string, IdentityFaultCode>> = {
  user_cancelled: "cancelled",
  user_canceled: "cancelled",
  access_denied: "cancelled",
  interaction_in_progress_cancelled: "cancelled",
  popup_window_error: "popup-blocked",
  empty_window_error: "popup-blocked",
  block_nested_popups: "popup-blocked",
  no_network_connectivity: "offline",
  timed_out: "timed-out",
  post_request_failed: "provider-unreachable",
  get_request_failed: "provider-unreachable",
  network_error: "provider-unreachable",
  endpoints_resolution_error: "provider-unreachable",
  openid_config_error: "provider-unreachable",
  no_account_error: "interaction-required",
  no_account_found: "interaction-required",
  no_tokens_found: "interaction-required",
};

/** The fault an MSAL error stands for. Anything that is no MSAL error comes back as it is: a mistake of ours must not look like one of sign-in. */
export const faultFor = (error: unknown): unknown => {
  if (!(error instanceof AuthError)) return error;
  // Looked at first: a provider's access_denied is the person saying no, whatever class MSAL gives it.
  const known = CODES[error.errorCode];
  if (known !== undefined) return new IdentityFault(known, error.errorCode, error);
  if (error instanceof InteractionRequiredAuthError)
    return new IdentityFault("interaction-required", error.errorCode, error);
  return new IdentityFault("provider-refused", error.errorCode, error);
};
