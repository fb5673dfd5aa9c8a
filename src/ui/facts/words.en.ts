/** The words of facts filled, corrected and added by hand, in English. */
export const factsWords = {
  source: {
    label: "Where is this from?",
    hint: "For example: client's e-mail of March 3; Exhibit B, page 2",
    needed: "Name the source; the attorney sees it.",
  },
  valueNeeded: "Say what stands here.",
  cancel: "Cancel",
  editor: { save: "Save", saving: "Saving ...", ask: "Ask the attorney" },
  list: {
    missing: "missing",
    nothing: "nothing recorded",
    show: "Show",
    showThis: (label: string) => `Show ${label} in the document`,
    fill: "Fill",
    fillThis: (label: string) => `Fill ${label}`,
    correct: "Correct",
    correctThis: (label: string) => `Correct ${label}`,
  },
  addRow: {
    open: "Add a party, exhibit or event",
    name: "Add to the facts",
    what: "What is added?",
    /** As the templates ask for it: a party of another role stands in no caption. */
    roleHint: "As the templates ask for it: Plaintiff or Defendant",
    yesOrNo: { notSaid: "Not said", yes: "Yes", no: "No" },
    place: "Place",
    last: "Last",
    before: (name: string) => `Before ${name}`,
    add: (one: string) => `Add ${one.toLowerCase()}`,
    adding: "Adding ...",
    added: (name: string) => `${name} added`,
    thereAlready: (name: string) => `${name} was there already`,
  },
};
