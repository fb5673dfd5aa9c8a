/** One unit in the review list: its number, its first words on one line, how it stands. Drawn again only when one of these changed. */
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { memo } from "react";
import type { UnitView } from "../../app/draft/open-draft-state";
import type { UnitId } from "../../domain/ids";
import { StatusMark, ToneIcon } from "../pane/status-mark";
import type { HeldDecision } from "./sitting-draft";
import { toneColour } from "../pane/theme";
import { useWords } from "../words/use-words";
import { standingOf } from "./unit-standing";
import { reviewWords } from "./words.en";

const useStyles = makeStyles({
  row: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    width: "100%",
    minHeight: "40px",
    boxSizing: "border-box",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    border: "none",
    background: "none",
    cursor: "pointer",
    textAlign: "left",
    color: tokens.colorNeutralForeground1,
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  open: {
    fontWeight: tokens.fontWeightSemibold,
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    paddingLeft: `calc(${tokens.spacingHorizontalM} - 3px)`,
  },
  number: {
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
    flexShrink: 0,
    minWidth: "34px",
  },
  words: { flexGrow: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  changed: { flexShrink: 0, fontSize: tokens.fontSizeBase200, color: toneColour.pending },
  unseen: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
});

export interface UnitRowProps {
  readonly unit: UnitView;
  readonly held: HeldDecision | undefined;
  readonly open: boolean;
  /** The list is one stop of Tab: this row, and the keys move within it. */
  readonly isStop: boolean;
  /** Its words changed while it was being reviewed. */
  readonly changed: boolean;
  /** The same function at every drawing, or every row is drawn again. */
  readonly onOpen: (unit: UnitId) => void;
}

const Row = ({ unit, held, open, isStop, changed, onOpen }: UnitRowProps) => {
  const styles = useStyles();
  const words = useWords(reviewWords);
  const standing = standingOf(words, unit, held);
  return (
    <button
      type="button"
      className={mergeClasses(styles.row, open && styles.open)}
      aria-expanded={open}
      tabIndex={isStop ? 0 : -1}
      onClick={() => {
        onOpen(unit.unit);
      }}
    >
      <span className={styles.number}>{words.row.number(unit.number)}</span>
      {open ? (
        <span className={styles.words}>
          <StatusMark tone={standing.tone} tentative={held !== undefined}>
            {standing.word}
          </StatusMark>
        </span>
      ) : (
        <>
          <span
            className={styles.words}
          >{`${unit.label === undefined ? "" : `${unit.label} `}${unit.place.firstWords}`}</span>
          {changed && <span className={styles.changed}>{words.row.changed}</span>}
          <ToneIcon tone={standing.tone} tentative={held !== undefined} />
          <span className={styles.unseen}>{standing.word}</span>
        </>
      )}
    </button>
  );
};

/** Every reading of the document makes new objects; what a row shows decides whether it is drawn again. */
const sameRow = (before: UnitRowProps, after: UnitRowProps): boolean =>
  before.held === after.held &&
  before.open === after.open &&
  before.isStop === after.isStop &&
  before.changed === after.changed &&
  before.onOpen === after.onOpen &&
  (before.unit === after.unit ||
    (before.unit.unit === after.unit.unit &&
      before.unit.number === after.unit.number &&
      before.unit.label === after.unit.label &&
      before.unit.place.firstWords === after.unit.place.firstWords &&
      before.unit.review.status === after.unit.review.status));

export const UnitRow = memo(Row, sameRow);
