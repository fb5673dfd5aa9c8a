/** The words of questions for the attorney, in English. */
export const questionsWords = {
  section: { name: "Questions for the attorney", ask: "Ask" },
  askForm: {
    label: "What should the attorney decide?",
    hint: "Only an attorney answers. While it is open, the draft cannot be signed off.",
    needed: "Write the question in a few words.",
    send: "Ask the attorney",
    asked: "Question put to the attorney",
  },
  row: {
    name: (about: string) => `Question about ${about}`,
    mark: "question for the attorney",
    paragraph: (number: number) => `¶ ${number}`,
    wholeDraft: "the whole draft",
    colleague: "a colleague",
    rule: "asked by a rule",
    answer: "Answer",
    withdraw: "Withdraw",
    show: "Show",
    showThis: (about: string) => `Show ${about} in the document`,
    answered: (about: string) => `Question about ${about} answered`,
    withdrawn: (about: string) => `Question about ${about} withdrawn`,
  },
  many: {
    of: (count: number, name: string) => `${count} open questions of ${name}`,
    answerAll: "Answer all at once",
    close: (count: number) => `Answer all ${count}`,
    closed: (count: number) => `${count} questions answered`,
    more: (count: number) => `Show ${count} more`,
  },
  answerForm: {
    label: "Your answer",
    hint: "It stands in the record; the drafter works from it.",
    needed: "Say what the drafter should go by.",
    send: "Answer",
  },
  withdrawForm: { label: "Why is it withdrawn? (optional)", send: "Withdraw question" },
};
