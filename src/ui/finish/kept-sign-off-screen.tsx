/** Signed while Microsoft 365 was out of reach: the sign-off is a file on this machine, and the clean copy of the very words signed can be saved beside it. */
import { Button } from "@fluentui/react-components";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import { WORD_TYPE } from "../../domain/draft/word-file";
import { ActTrouble } from "../acts/act-trouble";
import { draftTitle } from "../words/draft-title";
import { QuietNote } from "../pane/quiet-note";
import { saveFile } from "../acts/save-file";
import { Screen } from "../pane/screen";
import { useServices, type CeremonyEnd } from "../pane/services";
import { StatusMark } from "../pane/status-mark";
import { useAct } from "../acts/use-act";
import { useWords } from "../words/use-words";
import { finishWords } from "./words.en";

export const KeptSignOffScreen = ({
  draft,
  kept,
  onBack,
}: {
  readonly draft: OpenDraft;
  readonly kept: Extract<CeremonyEnd, { kind: "kept" }>;
  readonly onBack: () => void;
}) => {
  const services = useServices();
  const words = useWords(finishWords).kept;
  const cleaning = useAct(services.cleanWhileDown);
  const clean = async (): Promise<void> => {
    const made = await cleaning.run({ seen: draft, pending: kept.json });
    if (made !== undefined) saveFile(made.name, made.docx, WORD_TYPE);
  };
  return (
    <Screen
      title={words.title}
      subtitle={`${draftTitle(draft.row.title, draft.matter.title)} · ${draft.matter.title}`}
      onBack={onBack}
      backLabel={words.back}
      foot={
        <Button
          appearance="primary"
          disabledFocusable={cleaning.running}
          onClick={() => {
            void clean();
          }}
        >
          {cleaning.running ? words.cleaning : words.clean}
        </Button>
      }
    >
      <StatusMark tone="pending" large>
        {words.pending}
      </StatusMark>
      <QuietNote title={kept.name}>{words.about}</QuietNote>
      <ActTrouble act={cleaning} />
    </Screen>
  );
};
