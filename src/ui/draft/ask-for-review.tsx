/** Asking for review, the one primary act of the drafter, and what then stands under Draft. It is never refused for findings. */
import { Button } from "@fluentui/react-components";
import type { AskedForReview } from "../../app/draft/ask-for-review";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import { ActTrouble } from "../acts/act-trouble";
import { useAct } from "../acts/use-act";
import { useAnnounce } from "../pane/announcer";
import { QuietNote } from "../pane/quiet-note";
import { useServices } from "../pane/services";
import { useWords } from "../words/use-words";
import { draftWords } from "./words.en";

/** What goes to the attorney besides the reading itself. */
const openPoints = (asked: AskedForReview): number =>
  asked.findings.filter((finding) => finding.endedBy !== "review").length;

export const Asked = ({ asked }: { readonly asked: AskedForReview }) => {
  const open = openPoints(asked);
  const { asked: words, retagged } = useWords(draftWords);
  return (
    <QuietNote title={words.title(asked.round)} role="status">
      {open === 0 ? words.onlyReading : words.open(open)}
      {asked.retagged.units.length > 0 && <div>{retagged(asked.retagged)}</div>}
    </QuietNote>
  );
};

export const AskForReviewButton = ({
  draft,
  onAsked,
}: {
  readonly draft: OpenDraft;
  readonly onAsked: (asked: AskedForReview) => Promise<void>;
}) => {
  const services = useServices();
  const announce = useAnnounce();
  const { ask: words, asked: said } = useWords(draftWords);
  const asking = useAct(services.askForReview);
  const ask = async (): Promise<void> => {
    const asked = await asking.run();
    if (asked === undefined) return;
    announce(said.said(asked.round, openPoints(asked)));
    await onAsked(asked);
  };
  const label = draft.row.state === "sent-back" ? words.askAgain : words.ask;
  return (
    <>
      <ActTrouble act={asking} />
      <Button
        appearance="primary"
        disabledFocusable={asking.running || draft.readOnly}
        onClick={() => {
          void ask();
        }}
      >
        {asking.running ? words.asking : label}
      </Button>
    </>
  );
};
