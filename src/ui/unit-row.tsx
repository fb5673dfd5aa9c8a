/** One unit in the review list: its number, its first words on one line, how it stands. */
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { UnitView } from "../app/open-draft-state";
import { StatusMark, ToneIcon } from "./status-mark";
import type { HeldDecision } from "./sitting-draft";
import { standingOf } from "./unit-standing";

const useStyles = makeStyles({
  row: {
    display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalS, width: "100%", minHeight: "40px", boxSizing: "border-box", padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    border: "none", background: "none", cursor: "pointer", textAlign: "left", color: tokens.colorNeutralForeground1, fontFamily: "inherit", fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  open: { fontWeight: tokens.fontWeightSemibold, borderLeft: `3px solid ${tokens.colorBrandStroke1}`, paddingLeft: `calc(${tokens.spacingHorizontalM} - 3px)` },
  number: { color: tokens.colorNeutralForeground3, fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap", flexShrink: 0, minWidth: "34px" },
  words: { flexGrow: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  unseen: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
});

export interface UnitRowProps {
  readonly unit: UnitView;
  readonly held: HeldDecision | undefined;
  readonly open: boolean;
  /** The list is one stop of Tab: this row, and the keys move within it. */
  readonly isStop: boolean;
  readonly onOpen: () => void;
}

export const UnitRow = ({ unit, held, open, isStop, onOpen }: UnitRowProps) => {
  const styles = useStyles();
  const standing = standingOf(unit, held);
  return (
    <button type="button" className={mergeClasses(styles.row, open && styles.open)} aria-expanded={open} tabIndex={isStop ? 0 : -1} onClick={onOpen}>
      <span className={styles.number}>{`¶ ${unit.number}`}</span>
      {open ? <span className={styles.words}><StatusMark tone={standing.tone} tentative={held !== undefined}>{standing.word}</StatusMark></span> : (
        <>
          <span className={styles.words}>{`${unit.label === undefined ? "" : `${unit.label} `}${unit.place.firstWords}`}</span>
          <ToneIcon tone={standing.tone} tentative={held !== undefined} />
          <span className={styles.unseen}>{standing.word}</span>
        </>
      )}
    </button>
  );
};
