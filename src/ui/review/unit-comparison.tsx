/** The unit's words against those last approved, or against the template with its facts put in: removed struck through, added underlined, facts bold, each said in words too. */
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useMemo, type ReactNode } from "react";
import { compareUnit, type UnitComparison } from "../../app/draft/compare-unit";
import type { OpenDraft, UnitView } from "../../app/draft/open-draft-state";
import type { Approval } from "../../domain/review/unit-review";
import { isUnchanged, shortened, type ShownPiece } from "./shortened-comparison";
import { toneColour } from "../pane/theme";
import type { Reader } from "../words/reader";
import { useReader, useWords } from "../words/use-words";
import { reviewWords } from "./words.en";

const useStyles = makeStyles({
  text: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, overflowWrap: "anywhere" },
  clamped: { display: "-webkit-box", WebkitLineClamp: "3", WebkitBoxOrient: "vertical", overflow: "hidden" },
  against: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  removed: { color: toneColour.blocking, textDecorationLine: "line-through" },
  added: { color: toneColour.reviewed, textDecorationLine: "underline", fontWeight: tokens.fontWeightSemibold },
  filled: { fontWeight: tokens.fontWeightSemibold },
  leftOut: { color: tokens.colorNeutralForeground3 },
  unseen: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
});

type Words = typeof reviewWords.comparison;

const Piece = ({ piece }: { readonly piece: ShownPiece }): ReactNode => {
  const styles = useStyles();
  const words = useWords(reviewWords).comparison;
  switch (piece.kind) {
    case "same":
      return <>{piece.text}</>;
    case "filled":
      return <span className={styles.filled}>{piece.text}</span>;
    case "left-out":
      return (
        <span className={styles.leftOut} title={words.standInDocument}>
          {piece.text}
        </span>
      );
    // Screen readers rarely say that something is struck or underlined.
    case "removed":
      return (
        <del className={styles.removed}>
          <span className={styles.unseen}>{words.removed}</span>
          {piece.text}
        </del>
      );
    case "added":
      return (
        <ins className={styles.added}>
          <span className={styles.unseen}>{words.added}</span>
          {piece.text}
        </ins>
      );
  }
};

const whoApproved = (draft: OpenDraft, approval: Approval, words: Words, { shortTime }: Reader): string => {
  const name = draft.roster.find((row) => row.oid === approval.by)?.name ?? words.anAttorney;
  return words.by(name, shortTime(approval.at));
};

const caption = (draft: OpenDraft, comparison: UnitComparison, words: Words, reader: Reader): string => {
  switch (comparison.against) {
    case "approved":
      return words.againstApproved(whoApproved(draft, comparison.approval, words, reader));
    case "approved-not-kept":
      return words.approvedNotKept(whoApproved(draft, comparison.approval, words, reader));
    case "template":
      if (!isUnchanged(comparison.pieces)) return words.againstTemplate;
      return comparison.pieces.some(({ kind }) => kind === "filled") ? words.templateWithFacts : words.templateAlone;
    case "nothing":
      return words.noTemplate;
  }
};

/** The comparison where there is one; else the unit's words, or that it has none. */
const UnitWords = ({
  unit,
  pieces,
}: {
  readonly unit: UnitView;
  readonly pieces: readonly ShownPiece[] | undefined;
}) => {
  const words = useWords(reviewWords).comparison;
  if (unit.text.trim() === "") return words.noWords;
  return pieces === undefined ? unit.text : pieces.map((piece, index) => <Piece key={index} piece={piece} />);
};

export const UnitComparisonView = ({ draft, unit }: { readonly draft: OpenDraft; readonly unit: UnitView }) => {
  const styles = useStyles();
  const reader = useReader();
  const words = reader.words(reviewWords).comparison;
  const comparison = useMemo(() => compareUnit(unit), [unit]);
  const pieces = "pieces" in comparison ? shortened(comparison.pieces) : undefined;
  const changed = "pieces" in comparison && !isUnchanged(comparison.pieces);
  return (
    <div>
      <div className={styles.against}>{caption(draft, comparison, words, reader)}</div>
      <p className={mergeClasses(styles.text, !changed && styles.clamped)}>
        <UnitWords unit={unit} pieces={pieces} />
      </p>
    </div>
  );
};
