/** How far a review is: the number first, then the bar. */
import { makeStyles, tokens } from "@fluentui/react-components";
import { toneColour } from "../pane/theme";
import { useWords } from "../words/use-words";
import { reviewWords } from "./words.en";

const useStyles = makeStyles({
  line: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  words: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    display: "flex",
    justifyContent: "space-between",
  },
  number: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums" },
  rest: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  track: {
    height: "6px",
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground5,
    overflow: "hidden",
    display: "flex",
    outline: "1px solid transparent",
  },
  done: { backgroundColor: toneColour.reviewed, height: "100%" },
  held: { backgroundColor: toneColour.pending, height: "100%" },
});

export const ProgressLine = ({
  left,
  all,
  held,
}: {
  readonly left: number;
  readonly all: number;
  readonly held: number;
}) => {
  const styles = useStyles();
  const words = useWords(reviewWords).progress;
  const share = (count: number): string => `${all === 0 ? 0 : (count / all) * 100}%`;
  return (
    <div className={styles.line}>
      <div className={styles.words}>
        <span>
          <span className={styles.number}>{left}</span>
          {words.ofAllLeft(all)}
        </span>
        {held > 0 && <span className={styles.rest}>{words.notRecorded(held)}</span>}
      </div>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={words.reviewed}
        aria-valuemin={0}
        aria-valuemax={all}
        aria-valuenow={all - left}
        aria-valuetext={words.left(left, all)}
      >
        <div className={styles.done} style={{ width: share(Math.max(0, all - left - held)) }} />
        <div className={styles.held} style={{ width: share(held) }} />
      </div>
    </div>
  );
};
