/** What an attorney asked to be changed, in her own words, beside the paragraph's number. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { ToneIcon } from "../pane/status-mark";
import { useWords } from "../words/use-words";
import { draftWords } from "./words.en";

const useStyles = makeStyles({
  row: {
    display: "flex",
    alignItems: "flex-start",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  icon: { paddingTop: "2px", flexShrink: 0 },
  words: {
    flexGrow: 1,
    minWidth: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: "anywhere",
  },
  number: { color: tokens.colorNeutralForeground3 },
  act: { flexShrink: 0, marginRight: "-6px" },
});

export interface RequestRowProps {
  /** Absent when the paragraph is no longer in the document. */
  readonly number?: number;
  readonly words: string;
  /** True once the drafter changed what was asked about. */
  readonly done?: boolean;
  readonly onShow?: () => void;
  readonly children?: ReactNode;
}

export const RequestRow = ({ number, words, done = false, onShow, children }: RequestRowProps) => {
  const styles = useStyles();
  const said = useWords(draftWords).requestRow;
  return (
    <div className={styles.row}>
      <span className={styles.icon}>
        <ToneIcon tone={done ? "quiet" : "changes"} />
      </span>
      <div className={styles.words}>
        {number !== undefined && <span className={styles.number}>{said.number(number)}</span>}
        {words}
        {children}
      </div>
      {onShow !== undefined && (
        <span className={styles.act}>
          <Button size="small" appearance="subtle" aria-label={said.showThis(number)} onClick={onShow}>
            {said.show}
          </Button>
        </span>
      )}
    </div>
  );
};
