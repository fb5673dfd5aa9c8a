/** Every screen of the stage with the states it can stand in, as the stage's list of links shows them. */
export interface StageScene {
  readonly title: string;
  /** The address's query, without a scheme. */
  readonly query: string;
}

const scene = (title: string, query: string): StageScene => ({ title, query });

export const stageScenes: Readonly<Record<string, readonly StageScene[]>> = {
  Pane: [
    scene("Not signed in", "scene=sign-in"),
    scene("Reading", "scene=loading"),
    scene("A document that is no draft", "scene=not-a-draft"),
    scene("A copy of a draft", "scene=copy"),
    scene("A document that cannot be read", "scene=cannot-read"),
    scene("Records out of reach after the first look", "scene=out-of-reach&who=attorney"),
  ],
  Home: [
    scene("A paralegal's work", "scene=home"),
    scene("An attorney's work", "scene=home&who=attorney"),
    scene("A team lead's work", "scene=home&who=lead"),
    scene("Nothing to do", "scene=home-empty"),
    scene("Work that cannot be read", "scene=home-fault"),
  ],
  Begin: [
    scene("New draft that stays at composing", "scene=creating"),
    scene("Template check without mistakes", "scene=template-clean"),
  ],
  Draft: [
    scene("Drafting", "scene=draft"),
    scene("Drafting, seen by the team lead", "scene=draft&who=lead"),
    scene("Read only", "scene=draft-read-only"),
    scene("Facts that differ after a refresh", "scene=differences"),
    scene("Sent back, with questions", "scene=sent-back"),
  ],
  Check: [scene("The team lead's check", "scene=check&who=lead"), scene("Checked", "scene=check&who=attorney")],
  Review: [
    scene("Seen by the paralegal", "scene=review"),
    scene("Seen by the attorney", "scene=review&who=attorney"),
    scene("With questions", "scene=questions&who=attorney"),
    scene("With two hundred questions of one person", "scene=by-script&who=attorney"),
    scene("A signature block", "scene=signature&who=attorney"),
    scene("Decisions that cannot be recorded", "scene=gate&who=attorney"),
    scene("A thousand paragraphs", "scene=many&who=attorney&paragraphs=1000"),
    scene("All decided", "scene=review-done&who=attorney"),
  ],
  Finish: [
    scene("With advice to accept", "scene=advice&who=attorney"),
    scene("With three thousand rows that count for nothing", "scene=junk&who=attorney"),
    scene("Signed, ready to finalize", "scene=ready&who=attorney"),
  ],
  Records: [
    scene("A history with gaps", "scene=history-broken"),
    ...[
      "signed-off",
      "recorded-late",
      "blanks-filled",
      "with-exhibits",
      "exhibits-differ",
      "pdf",
      "withdrawn",
      "changed",
      "no-record",
      "cannot-verify",
    ].map((answer) =>
      scene(`Verify answers: ${answer.replaceAll("-", " ")}`, `scene=ready&who=attorney&answer=${answer}`),
    ),
  ],
};
