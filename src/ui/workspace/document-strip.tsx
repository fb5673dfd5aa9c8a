/** What the open document is when it is not a draft in its own place, and the one way on. */
import { Button } from "@fluentui/react-components";
import type { OpenState } from "../../app/draft/open-draft-state";
import { useServices } from "../pane/services";
import { QuietNote } from "../pane/quiet-note";
import { shown, type Reading } from "../acts/reading";
import { SkeletonRows } from "../pane/skeleton-rows";
import { Trouble } from "../acts/trouble";
import { useReadingState } from "../acts/use-reading";
import { useTask } from "../acts/use-task";
import { useWords } from "../words/use-words";
import { workspaceWords } from "./words.en";

export interface DocumentStripProps {
  readonly reading: Reading<OpenState>;
  readonly onAdopt: () => void;
  readonly onShowDraft: () => void;
}

export const DocumentStrip = ({ reading, onAdopt, onShowDraft }: DocumentStripProps) => {
  const services = useServices();
  const words = useWords(workspaceWords).strip;
  const reading_ = useReadingState(reading);
  const original = useTask((webUrl: string) => services.openFile(webUrl));
  const state = shown(reading_);
  const again = (): void => {
    void reading.refresh();
  };
  if (reading_.kind === "failed") return <Trouble fault={reading_.fault} onAgain={again} againLabel={words.again} />;
  if (state === undefined) return <SkeletonRows rows={1} height={64} label={words.reading} />;
  switch (state.kind) {
    case "draft":
      return (
        <QuietNote
          title={state.draft.row.title}
          action={
            <Button size="small" onClick={onShowDraft}>
              {words.backToDraft}
            </Button>
          }
        >
          {words.left(state.draft.counts.left, state.draft.counts.units)}
        </QuietNote>
      );
    case "unsaved":
      return (
        <QuietNote
          title={words.unsaved}
          action={
            <Button size="small" onClick={again}>
              {words.lookAgain}
            </Button>
          }
        >
          {words.unsavedAbout}
        </QuietNote>
      );
    case "not-a-draft":
      return (
        <QuietNote
          title={words.notADraft}
          action={
            <Button size="small" onClick={onAdopt}>
              {words.adopt}
            </Button>
          }
        >
          {state.file === undefined ? words.notADraftAbout : words.notReviewed(state.file.name)}
        </QuietNote>
      );
    case "copy":
      return (
        <QuietNote
          title={words.copy}
          action={
            <>
              <Button size="small" onClick={onAdopt}>
                {words.adoptCopy}
              </Button>
              {state.original !== undefined && (
                <Button
                  size="small"
                  appearance="subtle"
                  onClick={() => {
                    void original.run(state.original?.webUrl ?? "");
                  }}
                >
                  {words.openOriginal}
                </Button>
              )}
              {original.state.kind === "failed" && <Trouble fault={original.state.fault} />}
            </>
          }
        >
          {words.copyAbout}
        </QuietNote>
      );
    case "cannot-read":
      return <Trouble fault={state.fault} onAgain={again} againLabel={words.again} />;
  }
};
