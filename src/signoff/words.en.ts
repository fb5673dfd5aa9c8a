/** What the sign-off page says, in English. */
import { plural } from "../ui/words/words.en";

export const signOffWords = {
  page: {
    title: "Sign off",
    nothing: "Nothing to sign off here",
    nothingAbout: "This page is opened from the pane in Word.",
    unreadable: "What the pane handed over cannot be read",
    unreadableAbout:
      "Nothing was signed. This window and the pane are of different versions: close this window, reload the pane in Word, and begin again.",
    checking: "Checking your sign-in and writing the record",
    notSignedOff: "Not signed off",
    close: "Close this window",
  },
  choosing: {
    title: "You are about to sign off",
    oneDraft: "1 draft",
    ticked: (ticked: number, all: number) => `${ticked} of ${all} drafts ticked`,
    says: "You sign in once more; what you sign in for is exactly what stands above.",
    leaving: "Going to sign-in ...",
    signIn: "Sign in and sign off",
    refusedBefore: (why: string) => `${why} Nothing was signed.`,
  },
  done: {
    title: "Signed off",
    recorded: (count: number) => plural(count, { one: "Recorded", other: `${count} recorded` }),
    about: "Your sign-off is in the firm's records. Go on in Word.",
    aboutFinals: "Your sign-off is in the firm's records. The finals are made from the files in the library.",
    keepOpen: "Keep this window open until the finals are made.",
  },
  kept: {
    title: "Signed, record pending",
    asFile: "Kept as a file",
    about:
      'Keep this file: it is the only copy of your sign-off. When Microsoft 365 is back, open Verify in the pane and bring it into the records. Until then verify says "record pending".',
  },
  notReached: {
    title: "Signed, not yet recorded",
    recording: "Recording ...",
    again: "Try again to record it",
    unreadable: "What the pane handed over cannot be read",
    unreadableAbout:
      "Nothing was signed. This window and the pane are of different versions: close this window, reload the pane in Word, and begin again.",
    checking: "Checking the proof ...",
    keep: "Keep it as a file",
    about:
      "You have signed; only the record is missing. Recorded or kept, it counts once. If Microsoft 365 stays away, keep the sign-off as a file on this machine.",
  },
  idle: {
    title: "This window has ended",
    nothing: "Nothing was signed",
    about: "Nobody touched it for five minutes. To sign off, begin again from the pane in Word.",
  },
};
