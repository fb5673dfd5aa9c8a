/** One draft on the home list: what it is, when it is due, how much is left. The whole card opens it. */
import { makeStyles, tokens } from "@fluentui/react-components";
import { useReader } from "../words/use-words";
import { StatusMark } from "../pane/status-mark";
import type { Tone } from "../pane/theme";
import { homeWords } from "./words.en";

const useStyles = makeStyles({
  card: {
    display: "block",
    width: "100%",
    boxSizing: "border-box",
    textAlign: "left",
    cursor: "pointer",
    fontFamily: "inherit",
    color: tokens.colorNeutralForeground1,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    ":hover": {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      border: `1px solid ${tokens.colorNeutralStroke1Hover}`,
    },
    ":active": { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  line: {
    display: "flex",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
    alignItems: "baseline",
  },
  title: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    minWidth: 0,
  },
  matter: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  due: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  late: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorPaletteRedForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
  left: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
    color: tokens.colorNeutralForeground2,
  },
  marks: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalM },
  courts: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
});

export interface WorkCardProps {
  readonly title: string;
  readonly matter: string;
  readonly due?: string;
  readonly courtZone?: string;
  readonly unitsLeft?: number;
  readonly round: number;
  readonly questions?: number;
  readonly note?: { readonly tone: Tone; readonly words: string };
  readonly now: Date;
  readonly onOpen: () => void;
}

export const WorkCard = ({
  title,
  matter,
  due,
  courtZone,
  unitsLeft,
  round,
  questions = 0,
  note,
  now,
  onOpen,
}: WorkCardProps) => {
  const styles = useStyles();
  const reader = useReader();
  const words = reader.words(homeWords).card;
  const time =
    due === undefined ? undefined : reader.showTime(due, now, courtZone === undefined ? {} : { court: courtZone });
  return (
    <button type="button" className={styles.card} onClick={onOpen}>
      <span className={styles.line}>
        <span className={styles.title}>{title}</span>
        <span className={styles.left}>
          {unitsLeft === undefined ? words.round(round) : words.leftAndRound(unitsLeft, round)}
        </span>
      </span>
      <span className={styles.line}>
        <span className={styles.matter}>{matter}</span>
      </span>
      {time !== undefined && (
        <span className={styles.line}>
          <span className={time.past ? styles.late : styles.due}>
            {time.past ? words.wasDue(time.mine) : words.due(time.mine)}
            {time.courts !== undefined && <span className={styles.courts}>{words.court(time.courts)}</span>}
          </span>
        </span>
      )}
      {(questions > 0 || note !== undefined) && (
        <span className={styles.marks}>
          {questions > 0 && <StatusMark tone="attorneyOnly">{words.questions(questions)}</StatusMark>}
          {note !== undefined && <StatusMark tone={note.tone}>{note.words}</StatusMark>}
        </span>
      )}
    </button>
  );
};
