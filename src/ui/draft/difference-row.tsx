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
import { useWords } from "../words/use-words";
import { draftWords } from "./words.en";
import type { Refreshed } from "../../app/draft/refresh-open-draft";
import { given } from "../../given";

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

const stepOf = (finding: Finding, words: typeof draftWords.difference): string => {
  if (concernsWholeParagraphs(finding.code)) return words.whole;
  return mayPutBack(finding) ? words.onFile(String(finding.detail?.["fact"] ?? "")) : words.otherwise;
};

export const DifferenceRow = ({ draft, finding, onShow, onSettled }: DifferenceRowProps) => {
  const styles = useStyles();
  const services = useServices();
  const words = useWords(draftWords).difference;
  const announce = useAnnounce();
  const settling = useAct(services.settleDifference);
  const [why, setWhy] = useState(false);
  const settle = async (how: "keep" | "put-back", reason?: string): Promise<void> => {
    const done = await settling.run({ seen: draft, finding, how, ...given({ why: reason }) });
    if (done === undefined) return;
    announce(how === "keep" ? words.kept : words.isBack);
    await onSettled(done);
  };
  const whole = concernsWholeParagraphs(finding.code);
  const mayAct = !draft.readOnly && finding.endedBy === "keep-value";
  return (
    <FindingRow
      severity={finding.severity}
      sentence={sentenceForFinding(finding)}
      onShow={onShow}
      step={mayAct ? stepOf(finding, words) : undefined}
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
              {words.putBack}
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
            {mayPutBack(finding) ? words.keepTyped : words.keepAsIs}
          </Button>
        </div>
      )}
      {why && (
        <NoteForm
          {...words.why}
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
