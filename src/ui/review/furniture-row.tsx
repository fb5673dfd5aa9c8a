/** Headers, footers, line numbers and empty paragraphs of the template: tagged like everything, read and decided as one row. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { UnitView } from "../../app/draft/open-draft-state";
import { isOpen } from "./review-plan";
import { StatusMark } from "../pane/status-mark";
import { hold, letGo, type HeldDecisions } from "./sitting-draft";
import { useWords } from "../words/use-words";
import { isDisplaced } from "./unit-standing";
import { reviewWords } from "./words.en";

const useStyles = makeStyles({
  row: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  line: {
    display: "flex",
    justifyContent: "space-between",
    alignItems: "baseline",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalS,
  },
  name: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  acts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

export interface FurnitureRowProps {
  readonly furniture: readonly UnitView[];
  readonly held: HeldDecisions;
  readonly mayDecide: boolean;
  readonly onHeld: (held: HeldDecisions, sentence: string) => void;
  readonly onShow: (unit: UnitView) => void;
}

/** How the row stands: what is open in it, of that what is decided on screen. */
const standing = (words: typeof reviewWords.furniture, open: number, held: number): string => {
  if (open === 0) return words.approved;
  return held > 0 ? words.approvedNotRecorded : words.pending(open);
};

export const FurnitureRow = ({ furniture, held, mayDecide, onHeld, onShow }: FurnitureRowProps) => {
  const styles = useStyles();
  const words = useWords(reviewWords).furniture;
  const [shownAt, setShownAt] = useState(0);
  const open = furniture.filter(isOpen);
  const heldHere = furniture.filter((unit) => held.has(unit.unit));
  const settled = open.length === 0;
  const withWords = furniture.filter((unit) => unit.text.trim() !== "");
  const showNext = (): void => {
    const unit = withWords[shownAt % Math.max(1, withWords.length)] ?? furniture[0];
    if (unit === undefined) return;
    setShownAt(shownAt + 1);
    onShow(unit);
  };
  return (
    <div className={styles.row} role="group" aria-label={words.label}>
      <div className={styles.line}>
        <span className={styles.name}>{words.name(furniture.length)}</span>
        <StatusMark tentative={!settled} tone={settled || heldHere.length > 0 ? "reviewed" : "pending"}>
          {standing(words, open.length, heldHere.length)}
        </StatusMark>
      </div>
      <div className={styles.acts}>
        {mayDecide && !settled && heldHere.length === 0 && (
          <Button
            size="small"
            onClick={() => {
              onHeld(
                open.reduce<HeldDecisions>(
                  (all, unit) => hold(all, unit, isDisplaced(unit) ? "place-seen" : "approve"),
                  held,
                ),
                words.saidApproved,
              );
            }}
          >
            {words.approveAsOne}
          </Button>
        )}
        {mayDecide && heldHere.length > 0 && (
          <Button
            size="small"
            onClick={() => {
              onHeld(
                letGo(
                  held,
                  heldHere.map((unit) => unit.unit),
                ),
                words.saidTakenBack,
              );
            }}
          >
            {words.takeBack}
          </Button>
        )}
        <Button size="small" appearance="subtle" onClick={showNext}>
          {shownAt === 0 ? words.show : words.showNext}
        </Button>
      </div>
    </div>
  );
};
