/** The units of a review in one list: what needs eyes first under its headings, or the whole document straight through. Only what is near the eye is laid out. */
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import {
  memo,
  startTransition,
  useEffect,
  useMemo,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from "react";
import type { UnitView } from "../../app/draft/open-draft-state";
import type { UnitId } from "../../domain/ids";
import type { UnitGroup } from "./review-plan";
import type { HeldDecisions } from "./sitting-draft";
import { ToneIcon } from "../pane/status-mark";
import type { Tone } from "../pane/theme";
import { UnitRow } from "./unit-row";
import { useWords } from "../words/use-words";
import type { ReviewGroup } from "./unit-standing";
import { reviewWords } from "./words.en";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  item: {
    contentVisibility: "auto",
    containIntrinsicSize: "auto 41px",
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ":first-child": { borderTop: "none" },
  },
  current: { contentVisibility: "visible" },
  head: {
    position: "sticky",
    top: `calc(-1 * ${tokens.spacingHorizontalM})`,
    zIndex: 1,
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    minHeight: "32px",
    padding: `0 ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground3,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ":first-child": {
      borderTop: "none",
      borderRadius: `${tokens.borderRadiusMedium} ${tokens.borderRadiusMedium} 0 0`,
    },
  },
  name: {
    flexGrow: 1,
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  count: {
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    color: tokens.colorNeutralForeground2,
  },
});

const tones: Readonly<Record<ReviewGroup, Tone>> = {
  attorneyOnly: "attorneyOnly",
  questions: "attorneyOnly",
  changed: "pending",
  requested: "changes",
  byHand: "pending",
  written: "pending",
  filled: "quiet",
  rest: "quiet",
};

export interface UnitListProps {
  readonly groups: readonly UnitGroup[];
  readonly current: UnitId | undefined;
  readonly held: HeldDecisions;
  readonly changed: ReadonlySet<UnitId>;
  /** The row at which Tab stops. */
  readonly stop: UnitView | undefined;
  readonly onOpen: (unit: UnitId) => void;
  readonly onListKey: (event: KeyboardEvent) => void;
  readonly card: (unit: UnitView) => ReactNode;
  readonly listRef: Ref<HTMLUListElement>;
}

type RowsProps = Pick<UnitListProps, "current" | "held" | "changed" | "stop" | "onOpen" | "card"> & {
  readonly units: readonly UnitView[];
};

const RowsOnce = ({ units, current, held, changed, stop, onOpen, card }: RowsProps) => {
  const styles = useStyles();
  return units.map((unit) => {
    const open = unit.unit === current;
    return (
      <li
        key={unit.unit}
        className={mergeClasses(styles.item, open && styles.current)}
        {...(open ? { "aria-current": "true" as const } : {})}
      >
        <UnitRow
          unit={unit}
          held={held.get(unit.unit)}
          open={open}
          isStop={unit === stop}
          changed={changed.has(unit.unit)}
          onOpen={onOpen}
        />
        {open && card(unit)}
      </li>
    );
  });
};

/** Rows are drawn again only where something about them changed; those with the unit in hand always, since its card holds what is being written. */
const sameRows = (before: RowsProps, after: RowsProps): boolean =>
  before.units === after.units &&
  before.onOpen === after.onOpen &&
  after.units.every(
    (unit) =>
      unit.unit !== before.current &&
      unit.unit !== after.current &&
      (unit === before.stop) === (unit === after.stop) &&
      before.held.get(unit.unit) === after.held.get(unit.unit) &&
      before.changed.has(unit.unit) === after.changed.has(unit.unit),
  );

const Rows = memo(RowsOnce, sameRows);

/** Few enough that drawing them again goes unnoticed, many enough that a thousand paragraphs are few of them. */
const TOGETHER = 20;

const inPieces = (units: readonly UnitView[]): readonly (readonly UnitView[])[] =>
  Array.from({ length: Math.ceil(units.length / TOGETHER) }, (_, index) =>
    units.slice(index * TOGETHER, (index + 1) * TOGETHER),
  );

/** Drawn at once when the list appears; the rest follows piece by piece, so that a long draft never holds up a key or a click. */
const AT_ONCE = 2;

/** How many pieces are drawn by now: at least those up to the one in hand, in the end all. */
const usePiecesShown = (all: number, needed: number): number => {
  const [shown, setShown] = useState(AT_ONCE);
  useEffect(() => {
    if (shown >= all) return;
    const next = setTimeout(() => {
      startTransition(() => {
        setShown(shown + 1);
      });
    }, 0);
    return () => {
      clearTimeout(next);
    };
  }, [shown, all]);
  return Math.max(shown, needed);
};

export const UnitList = ({ groups, current, held, changed, stop, onOpen, onListKey, card, listRef }: UnitListProps) => {
  const styles = useStyles();
  const words = useWords(reviewWords);
  const pieces = useMemo(() => {
    let before = 0;
    return groups.map(({ group, units }) => {
      const some = inPieces(units);
      before += some.length;
      return { group, units, pieces: some, before: before - some.length };
    });
  }, [groups]);
  const flat = useMemo(() => pieces.flatMap((each) => each.pieces), [pieces]);
  const shown = usePiecesShown(flat.length, flat.findIndex((units) => units.some(({ unit }) => unit === current)) + 1);
  const left = (units: readonly UnitView[]): number => units.filter((unit) => !held.has(unit.unit)).length;
  return (
    <ul className={styles.list} ref={listRef} aria-label={words.tab.paragraphs} onKeyDown={onListKey}>
      {pieces
        .filter(({ before }) => before < shown)
        .map(({ group, units, pieces: some, before }) => [
          group === undefined ? undefined : (
            <li key={group} className={styles.head}>
              <ToneIcon tone={tones[group]} />
              <h2 className={styles.name}>{words.group[group]}</h2>
              <span className={styles.count}>{left(units)}</span>
            </li>
          ),
          ...some
            .slice(0, shown - before)
            .map((few) => (
              <Rows
                key={few[0]?.unit}
                units={few}
                current={current}
                held={held}
                changed={changed}
                stop={stop}
                onOpen={onOpen}
                card={card}
              />
            )),
        ])}
    </ul>
  );
};
