/** The last quality check of a draft: whose, when, of these words or of earlier ones, and what was not in order. */
import { makeStyles, tokens } from "@fluentui/react-components";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import { useReader, useWords } from "../words/use-words";
import { CHECK_PARTS } from "../../domain/draft/finding-kind";
import { checkWords } from "./words.en";
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
  const words = useWords(checkWords);
  const { showTime } = useReader();
  const last = draft.gate.records.checks.at(-1);
  if (last === undefined) return null;
  const { record } = last;
  const current = record.content === draft.contentHash;
  const lacking = CHECK_PARTS.filter((part) => !record[part]).map((part) => words.parts[part].lacking);
  const when = showTime(last.at, services.now(), {}).mine;
  const inOrder = lacking.length === 0 ? "reviewed" : "changes";
  return (
    <div>
      <StatusMark tone={current ? inOrder : "quiet"}>
        {current ? words.last.checked(last.byName, when) : words.last.earlierChecked(last.byName, when)}
      </StatusMark>
      {lacking.length > 0 && <div className={styles.note}>{words.last.lacking(lacking)}</div>}
      {record.note !== undefined && <div className={styles.note}>{record.note}</div>}
    </div>
  );
};
