/** What the frame of every screen says, in English. */
export const paneWords = {
  screen: { back: "Back to your work" },
};
