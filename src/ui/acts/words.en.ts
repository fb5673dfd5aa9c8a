/** What stands around every act, in English: its note, its fault, its finding. */
import type { Severity } from "../../domain/draft/finding-kind";

const severity: Readonly<Record<Severity, string>> = {
  blocking: "must be ended",
  toBeSeen: "to be seen by the attorney",
  advisory: "advice",
};

export const actsWords = {
  findingRow: { severity, show: "Show", showThis: (sentence: string) => `Show: ${sentence}` },
  noteForm: { recording: "Recording ...", cancel: "Cancel" },
  signInAgain: { signIn: "Sign in again", signingIn: "Signing in ..." },
  trouble: { again: "Try again" },
};
