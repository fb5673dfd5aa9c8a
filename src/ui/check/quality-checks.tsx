/** The last quality check of a draft: whose, when, of these words or of earlier ones, and what was not in order. */
import { makeStyles, tokens } from "@fluentui/react-components";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import { useReader } from "../words/use-words";
import { useServices } from "../pane/services";
import { StatusMark } from "../pane/status-mark";

const useStyles = makeStyles({
  note: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: "anywhere",
  },
});

export const QualityChecks = ({ draft }: { readonly draft: OpenDraft }) => {
  const styles = useStyles();
  const services = useServices();
  const { showTime } = useReader();
  const last = draft.gate.records.checks.at(-1);
  if (last === undefined) return null;
  const { record } = last;
  const current = record.content === draft.contentHash;
  const lacking = [
    record.formatting ? "" : "formatting",
    record.accuracy ? "" : "accuracy",
    record.completeness ? "" : "completeness",
  ].filter((part) => part !== "");
  return (
    <div>
      <StatusMark
        tone={!current ? "quiet" : lacking.length === 0 ? "reviewed" : "changes"}
      >{`${current ? "Checked" : "Earlier words checked"} by ${last.byName}, ${showTime(last.at, services.now(), {}).mine}`}</StatusMark>
      {lacking.length > 0 && <div className={styles.note}>{`Not in order: ${lacking.join(", ")}`}</div>}
      {record.note !== undefined && <div className={styles.note}>{record.note}</div>}
    </div>
  );
};
