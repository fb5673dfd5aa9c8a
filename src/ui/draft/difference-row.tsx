/** A fact that could not be brought in: the value on file comes back, or the draft stays as it reads and the attorney decides which one holds. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import { sentenceForFinding } from "../../app/words/sentences";
import type { Finding } from "../../domain/draft/finding";
import { concernsWholeParagraphs, mayPutBack } from "../../domain/draft/settling";
import { ActTrouble } from "../acts/act-trouble";
import { NoteForm } from "../acts/note-form";
import { useAct } from "../acts/use-act";
import { FindingRow } from "../acts/finding-row";
import { useAnnounce } from "../pane/announcer";
import { useServices } from "../pane/services";
import type { Refreshed } from "../../app/draft/refresh-open-draft";

const useStyles = makeStyles({
  acts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalXS },
});

export interface DifferenceRowProps {
  readonly draft: OpenDraft;
  readonly finding: Finding;
  readonly onShow: (() => void) | undefined;
  /** What the refresh after it told. */
  readonly onSettled: (refreshed: Refreshed) => Promise<void>;
}

export const DifferenceRow = ({ draft, finding, onShow, onSettled }: DifferenceRowProps) => {
  const styles = useStyles();
  const services = useServices();
  const announce = useAnnounce();
  const settling = useAct(services.settleDifference);
  const [why, setWhy] = useState(false);
  const settle = async (how: "keep" | "put-back", reason?: string): Promise<void> => {
    const done = await settling.run({ seen: draft, finding, how, ...(reason === undefined ? {} : { why: reason }) });
    if (done === undefined) return;
    announce(how === "keep" ? "Kept; the attorney decides" : "The value on file is back");
    await onSettled(done);
  };
  const whole = concernsWholeParagraphs(finding.code);
  const mayAct = !draft.readOnly && finding.endedBy === "keep-value";
  return (
    <FindingRow
      severity={finding.severity}
      sentence={sentenceForFinding(finding)}
      onShow={onShow}
      step={
        !mayAct
          ? undefined
          : whole
            ? "Mend it in Word, or keep the draft as it is and say why: that becomes a question for the attorney."
            : mayPutBack(finding)
              ? `On file now: “${String(finding.detail?.["fact"] ?? "")}”. Kept as typed, the attorney is asked which one holds.`
              : "Mend it in Word and refresh again; or keep it as it is, and the attorney is asked which one holds."
      }
    >
      {mayAct && !why && (
        <div className={styles.acts}>
          {mayPutBack(finding) && (
            <Button
              size="small"
              disabledFocusable={settling.running}
              onClick={() => {
                void settle("put-back");
              }}
            >
              Put back the value on file
            </Button>
          )}
          <Button
            size="small"
            disabledFocusable={settling.running}
            onClick={() => {
              if (whole) setWhy(true);
              else void settle("keep");
            }}
          >
            {mayPutBack(finding) ? "Keep as typed" : "Keep as it is"}
          </Button>
        </div>
      )}
      {why && (
        <NoteForm
          label="Why does it stay as it is?"
          hint="The attorney sees this as a question; while it is open, the draft cannot be signed off."
          needed="Say it in a few words."
          send="Keep it and ask"
          busy={settling.running}
          onSend={(reason) => {
            void settle("keep", reason);
          }}
          onCancel={() => {
            setWhy(false);
          }}
        />
      )}
      <ActTrouble act={settling} />
    </FindingRow>
  );
};
