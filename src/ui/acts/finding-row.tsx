/** One finding: how grave, the sentence, a jump to its place, and the act that ends it. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Severity } from "../../domain/draft/finding-kind";
import { ToneIcon } from "../pane/status-mark";
import type { Tone } from "../pane/theme";
import { useWords } from "../words/use-words";
import { actsWords } from "./words.en";

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
  kind: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  step: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  act: { flexShrink: 0, marginRight: "-6px" },
});

const tones: Readonly<Record<Severity, Tone>> = { blocking: "blocking", toBeSeen: "pending", advisory: "quiet" };

export interface FindingRowProps {
  readonly severity: Severity;
  readonly sentence: string;
  /** Said instead of the severity's own words. */
  readonly kind?: string;
  /** What a person does next, where the sentence does not say it. */
  readonly step?: string | undefined;
  readonly onShow?: (() => void) | undefined;
  readonly act?: ReactNode;
  readonly children?: ReactNode;
}

export const FindingRow = ({ severity, sentence, kind, step, onShow, act, children }: FindingRowProps) => {
  const styles = useStyles();
  const words = useWords(actsWords).findingRow;
  return (
    <div className={styles.row}>
      <span className={styles.icon}>
        <ToneIcon tone={tones[severity]} />
      </span>
      <div className={styles.words}>
        <div>{sentence}</div>
        <div className={styles.kind}>{kind ?? words.severity[severity]}</div>
        {step !== undefined && <div className={styles.step}>{step}</div>}
        {children}
      </div>
      <span className={styles.act}>
        {act}
        {onShow !== undefined && (
          <Button size="small" appearance="subtle" aria-label={words.showThis(sentence)} onClick={onShow}>
            {words.show}
          </Button>
        )}
      </span>
    </div>
  );
};
