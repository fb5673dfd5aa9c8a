/** The groups of review work, each with its number; pressing one shows it alone. */
import { Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { Filter, ReviewCounts } from "./review-plan";
import { ToneIcon } from "./status-mark";
import type { Tone } from "./theme";
import { groupNames } from "./unit-standing";

const useStyles = makeStyles({
  groups: { display: "flex", flexDirection: "column" },
  group: {
    display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalS, minHeight: "28px", padding: `0 ${tokens.spacingHorizontalS}`, border: "none", borderRadius: tokens.borderRadiusMedium, background: "none", cursor: "pointer",
    fontFamily: "inherit", fontSize: tokens.fontSizeBase300, color: tokens.colorNeutralForeground1, textAlign: "left",
    ":hover": { backgroundColor: tokens.colorNeutralBackground2Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  chosen: { backgroundColor: tokens.colorNeutralBackground1Selected },
  name: { flexGrow: 1 },
  count: { fontVariantNumeric: "tabular-nums", color: tokens.colorNeutralForeground2 },
  line: { display: "flex", justifyContent: "space-between", fontSize: tokens.fontSizeBase200, padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} 0` },
});

type Group = keyof typeof groupNames;
const order: readonly Group[] = ["attorneyOnly", "changed", "requested", "byHand", "rest"];
const tones: Readonly<Record<Group, Tone>> = { attorneyOnly: "attorneyOnly", changed: "pending", requested: "changes", byHand: "pending", rest: "quiet" };

export interface ReviewFiltersProps {
  readonly counts: ReviewCounts;
  readonly all: number;
  readonly chosen: Filter;
  readonly onChoose: (filter: Filter) => void;
  readonly onHelp: () => void;
  readonly helpShown: boolean;
}

export const ReviewFilters = ({ counts, all, chosen, onChoose, onHelp, helpShown }: ReviewFiltersProps) => {
  const styles = useStyles();
  return (
    <div className={styles.groups}>
      {order.filter((group) => counts.groups[group] > 0 || group === chosen).map((group) => (
        <button key={group} type="button" className={mergeClasses(styles.group, group === chosen && styles.chosen)} aria-pressed={group === chosen} onClick={() => { onChoose(group === chosen ? "left" : group); }}>
          <ToneIcon tone={tones[group]} />
          <span className={styles.name}>{groupNames[group]}</span>
          <span className={styles.count}>{counts.groups[group]}</span>
        </button>
      ))}
      <div className={styles.line}>
        <Link as="button" onClick={() => { onChoose(chosen === "all" ? "left" : "all"); }}>{chosen === "all" ? "Show what is left" : `Show all ${all}`}</Link>
        <Link as="button" aria-expanded={helpShown} aria-keyshortcuts="?" onClick={onHelp}>Keys</Link>
      </div>
    </div>
  );
};
