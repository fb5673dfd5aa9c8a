/** The unit's words against those last approved, or against the template with its facts put in: removed struck through, added underlined, facts bold, each said in words too. */
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useMemo, type ReactNode } from "react";
import { compareUnit, type UnitComparison } from "../../app/draft/compare-unit";
import type { OpenDraft, UnitView } from "../../app/draft/open-draft-state";
import type { Approval } from "../../domain/review/unit-review";
import { isUnchanged, shortened, type ShownPiece } from "./shortened-comparison";
import { toneColour } from "../pane/theme";
import type { Reader } from "../words/reader";
import { useReader } from "../words/use-words";

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

const Piece = ({ piece }: { readonly piece: ShownPiece }): ReactNode => {
  const styles = useStyles();
  switch (piece.kind) {
    case "same":
      return <>{piece.text}</>;
    case "filled":
      return <span className={styles.filled}>{piece.text}</span>;
    case "left-out":
      return (
        <span className={styles.leftOut} title="These words stand in the document">
          {piece.text}
        </span>
      );
    // Screen readers rarely say that something is struck or underlined.
    case "removed":
      return (
        <del className={styles.removed}>
          <span className={styles.unseen}>removed: </span>
          {piece.text}
        </del>
      );
    case "added":
      return (
        <ins className={styles.added}>
          <span className={styles.unseen}>added: </span>
          {piece.text}
        </ins>
      );
  }
};

const whoApproved = (draft: OpenDraft, approval: Approval, { shortTime }: Reader): string => {
  const name = draft.roster.find((row) => row.oid === approval.by)?.name ?? "an attorney";
  return `${name}, ${shortTime(approval.at)}`;
};

const caption = (draft: OpenDraft, comparison: UnitComparison, reader: Reader): string => {
  switch (comparison.against) {
    case "approved":
      return `against what ${whoApproved(draft, comparison.approval, reader)}, approved`;
    case "approved-not-kept":
      return `approved by ${whoApproved(draft, comparison.approval, reader)}, and changed since; the words approved then were not kept`;
    case "template":
      return isUnchanged(comparison.pieces)
        ? comparison.pieces.some(({ kind }) => kind === "filled")
          ? "the template's words, facts in bold"
          : "the template's own words"
        : "against the template";
    case "nothing":
      return "no template made it";
  }
};

export const UnitComparisonView = ({ draft, unit }: { readonly draft: OpenDraft; readonly unit: UnitView }) => {
  const styles = useStyles();
  const reader = useReader();
  const comparison = useMemo(() => compareUnit(unit), [unit]);
  const pieces = "pieces" in comparison ? shortened(comparison.pieces) : undefined;
  const changed = "pieces" in comparison && !isUnchanged(comparison.pieces);
  return (
    <div>
      <div className={styles.against}>{caption(draft, comparison, reader)}</div>
      <p className={mergeClasses(styles.text, !changed && styles.clamped)}>
        {unit.text.trim() === ""
          ? "(no words)"
          : pieces === undefined
            ? unit.text
            : pieces.map((piece, index) => <Piece key={index} piece={piece} />)}
      </p>
    </div>
  );
};
