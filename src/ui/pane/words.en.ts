/** What the frame of every screen says, in English. */
export const paneWords = {
  screen: { back: "Back to your work" },
  busy: {
    waits: (time: string) =>
      `Microsoft 365 is busy and asks to wait until ${time}. It is not down: what you pressed goes on by itself then, and nothing is lost. If you stop waiting it is not done; press it again later.`,
    stop: "Stop waiting",
  },
};
