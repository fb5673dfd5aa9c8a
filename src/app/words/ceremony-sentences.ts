/** Sentences about the fresh sign-in of a sign-off: why a ceremony came to nothing, and what is wrong with a kept proof of identity. Read through sentences.ts. */
import type { Sentence } from "./content-sentences";

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
  "not-verified": "The sign-in service's answer could not be verified. Try again; if it stays so, tell firm IT.",
};

/** What a finding about a kept proof of identity begins with. */
export const TOKEN_PREFIX = "sign-off-token-";

/** What is wrong with a kept proof of identity (adapters/identity/verify-id-token), each by its name. */
const TOKENS: Readonly<Record<string, string>> = {
  "unreadable-token": "cannot be read",
  "wrong-algorithm": "is not signed the way the sign-in service signs",
  "unknown-signing-key": "is signed with a key the sign-in service never published",
  "bad-signature": "is not signed by the sign-in service",
  "wrong-issuer": "comes from another sign-in service",
  "wrong-audience": "was given for another application than sign-off",
  "wrong-tenant": "comes from another organization",
  "no-person": "names no person",
  "another-person": "names another person than the signer",
  "no-nonce": "names no statement",
  "wrong-nonce": "names another statement than this one",
  "no-sign-in-time": "does not say when its person signed in",
  "no-statement-time": "stands beside a statement without a time",
  "sign-in-too-early": "rests on a sign-in from before the statement",
  "sign-in-too-late": "rests on a sign-in from long after the statement",
  expired: "had expired before its person signed in",
  "not-an-attorney": "does not say that its person is an attorney of the firm",
};

/** The sentence for one of those codes; `unknown` holds the ones that say "not known" rather than "no". */
export const tokenSentence = (code: string, unknown: Readonly<Record<string, Sentence>>): string => {
  const what = Object.hasOwn(TOKENS, code) ? TOKENS[code] : undefined;
  if (what !== undefined) return `A sign-off's proof of identity ${what}. It counts for nothing.`;
  const notKnown = Object.hasOwn(unknown, code) ? unknown[code] : undefined;
  if (notKnown === undefined) return "A sign-off's proof of identity does not hold. It counts for nothing.";
  return typeof notKnown === "string" ? notKnown : notKnown({});
};
