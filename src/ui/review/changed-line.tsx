/** Someone changed the document while it was being reviewed: a quiet line with the number, the first place, and "seen" once it was looked at. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { UnitView } from "../../app/draft/open-draft-state";
import { numbersInWords } from "./paragraph-numbers";
import { StatusMark } from "../pane/status-mark";
import { useWords } from "../words/use-words";
import { reviewWords } from "./words.en";

const useStyles = makeStyles({
  line: {
    display: "flex",
    alignItems: "center",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  words: { flexGrow: 1 },
  places: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
});

const MOST_NAMED = 12;

export const ChangedLine = ({
  units,
  gone,
  onShow,
  onSeen,
}: {
  readonly units: readonly UnitView[];
  /** Paragraphs read that are there no longer. */ readonly gone: number;
  readonly onShow: (unit: UnitView) => void;
  readonly onSeen: () => void;
}) => {
  const styles = useStyles();
  const words = useWords(reviewWords).changed;
  const first = units[0];
  const numbers = units.filter((unit) => !unit.furniture).map((unit) => unit.number);
  return (
    <div role="status">
      {units.length + gone > 0 && (
        <div className={styles.line}>
          <span className={styles.words}>
            <StatusMark tone="pending">{words.changedAndGone(units.length, gone)}</StatusMark>
            <div className={styles.places}>
              {numbers.length > MOST_NAMED
                ? words.andMore(numbersInWords(numbers.slice(0, MOST_NAMED)))
                : numbersInWords(numbers)}
            </div>
          </span>
          {first !== undefined && (
            <Button
              size="small"
              appearance="subtle"
              onClick={() => {
                onShow(first);
              }}
              aria-label={words.showFirst}
            >
              {words.show}
            </Button>
          )}
          <Button size="small" appearance="subtle" onClick={onSeen} aria-label={words.haveSeen}>
            {words.seen}
          </Button>
        </div>
      )}
    </div>
  );
};
