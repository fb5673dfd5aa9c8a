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

export interface DocumentStripProps {
  readonly reading: Reading<OpenState>;
  readonly onAdopt: () => void;
  readonly onShowDraft: () => void;
}

export const DocumentStrip = ({ reading, onAdopt, onShowDraft }: DocumentStripProps) => {
  const services = useServices();
  const reading_ = useReadingState(reading);
  const original = useTask((webUrl: string) => services.openFile(webUrl));
  const state = shown(reading_);
  const again = (): void => {
    void reading.refresh();
  };
  if (reading_.kind === "failed") return <Trouble fault={reading_.fault} onAgain={again} againLabel="Read again" />;
  if (state === undefined) return <SkeletonRows rows={1} height={64} label="Reading the open document" />;
  switch (state.kind) {
    case "draft":
      return (
        <QuietNote
          title={state.draft.row.title}
          action={
            <Button size="small" onClick={onShowDraft}>
              Back to this draft
            </Button>
          }
        >{`Open in Word · ${state.draft.counts.left} of ${state.draft.counts.units} left`}</QuietNote>
      );
    case "unsaved":
      return (
        <QuietNote
          title="This document is not saved yet"
          action={
            <Button size="small" onClick={again}>
              Look again
            </Button>
          }
        >
          Save it to the firm's library first; then it can be brought under review.
        </QuietNote>
      );
    case "not-a-draft":
      return (
        <QuietNote
          title="This document is not a draft"
          action={
            <Button size="small" onClick={onAdopt}>
              Bring this document under review
            </Button>
          }
        >
          {state.file === undefined
            ? "It was not made here, and nobody has reviewed it."
            : `${state.file.name} has not been reviewed.`}
        </QuietNote>
      );
    case "copy":
      return (
        <QuietNote
          title="This is a copy of a draft"
          action={
            <>
              <Button size="small" onClick={onAdopt}>
                Bring this copy under review
              </Button>
              {state.original !== undefined && (
                <Button
                  size="small"
                  appearance="subtle"
                  onClick={() => {
                    void original.run(state.original?.webUrl ?? "");
                  }}
                >
                  Open the original
                </Button>
              )}
              {original.state.kind === "failed" && <Trouble fault={original.state.fault} />}
            </>
          }
        >
          It can be read and verified. Approvals of the original do not count for it.
        </QuietNote>
      );
    case "cannot-read":
      return <Trouble fault={state.fault} onAgain={again} againLabel="Read again" />;
  }
};
