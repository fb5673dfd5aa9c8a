/** Sentences about the fresh sign-in of a sign-off: why a ceremony came to nothing, and what is wrong with a kept proof of identity. Read through sentences.ts. */
import type { TokenFinding, TokenRefused } from "../../domain/draft/token-failure";

/** Why a ceremony came to nothing, by what the sign-off page or the check of its token said. */
export const CEREMONY: Readonly<Record<string, string>> = {
  idle: "Nobody touched the sign-in window for five minutes, so it ended. Begin again.",
  cancelled: "Signing in was cancelled. Begin again when you are ready.",
  "popup-blocked": "The browser blocked the sign-in window. Allow pop-ups for this site and try again.",
  "not-handed-over": "The sign-in window could not be told what is to be signed. Close it and begin again.",
  "no-proof": "This firm takes no sign-off without a fresh sign-in. Begin again and sign in when asked.",
  "another-person": "Somebody else signed in than the attorney who was to sign. Each attorney signs from her own pane.",
  "not-this-tab":
    "The sign-in that came back was not the one begun in this window, so it proves nothing. Begin again from the pane in Word.",
  "wrong-nonce": "The sign-in that came back was for other statements than these. Begin again from the pane in Word.",
  "stale-sign-in":
    "The sign-in does not belong to the time of this statement. Prepare the sign-off again and sign in then.",
  "not-an-attorney":
    "The firm's accounts do not say that this person is an attorney. Ask whoever runs the firm's accounts for the attorney role.",
  "no-step-up":
    "Your firm asks for a stronger sign-in before a sign-off, and this one was not. Begin again and complete what the sign-in service asks; if it asks for nothing, tell firm IT that the authentication context is not enforced.",
  "not-verified": "The sign-in service's answer could not be verified. Try again; if it stays so, tell firm IT.",
};

const doesNotHold = (what: string): string => `A sign-off's proof of identity ${what}. It counts for nothing.`;

/** What is wrong with a kept proof of identity (adapters/identity/verify-id-token), each by its name. */
export const TOKENS = {
  "sign-off-token-unreadable-token": doesNotHold("cannot be read"),
  "sign-off-token-wrong-algorithm": doesNotHold("is not signed the way the sign-in service signs"),
  "sign-off-token-unknown-signing-key": doesNotHold("is signed with a key the sign-in service never published"),
  "sign-off-token-bad-signature": doesNotHold("is not signed by the sign-in service"),
  "sign-off-token-wrong-issuer": doesNotHold("comes from another sign-in service"),
  "sign-off-token-wrong-audience": doesNotHold("was given for another application than sign-off"),
  "sign-off-token-wrong-tenant": doesNotHold("comes from another organization"),
  "sign-off-token-no-person": doesNotHold("names no person"),
  "sign-off-token-another-person": doesNotHold("names another person than the signer"),
  "sign-off-token-no-nonce": doesNotHold("names no statement"),
  "sign-off-token-wrong-nonce": doesNotHold("names another statement than this one"),
  "sign-off-token-no-sign-in-time": doesNotHold("does not say when its person signed in"),
  "sign-off-token-no-statement-time": doesNotHold("stands beside a statement without a time"),
  "sign-off-token-sign-in-too-early": doesNotHold("rests on a sign-in from before the statement"),
  "sign-off-token-sign-in-too-late": doesNotHold("rests on a sign-in from long after the statement"),
  "sign-off-token-expired": doesNotHold("had expired before its person signed in"),
  "sign-off-token-no-step-up": doesNotHold("does not show the stronger sign-in the firm asks for"),
  "sign-off-token-not-an-attorney": doesNotHold("does not say that its person is an attorney of the firm"),
} satisfies Readonly<Record<TokenFinding<TokenRefused>, string>>;
