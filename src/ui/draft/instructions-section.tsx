/** The attorney's instruction sheet for a draft, in her words: the goal, what to do and what not, who supervises. */
import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import { useReader, useWords } from "../words/use-words";
import { draftWords } from "./words.en";
import type { Assignment } from "../../domain/draft/assignment";
import type { ShownTime } from "../words/due-time";
import { ChangeInstructions } from "./change-instructions";
import { Section } from "../pane/section";
import { useServices } from "../pane/services";
import { StatusMark } from "../pane/status-mark";

const useStyles = makeStyles({
  sheet: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: "anywhere",
  },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  outline: { whiteSpace: "pre-wrap" },
  change: { alignSelf: "flex-start", fontSize: tokens.fontSizeBase200 },
  about: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});

const Lines = ({ name, lines }: { readonly name: string; readonly lines: readonly string[] }) => {
  const styles = useStyles();
  if (lines.length === 0) return null;
  return (
    <div>
      <h3 className={styles.name}>{name}</h3>
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
};

const whoseOf = (assignment: Assignment, words: typeof draftWords.instructions): string | undefined =>
  assignment.supervising === undefined ? assignment.changedByName : words.supervisedBy(assignment.supervising.name);
const dueOf = ({ mine, courts }: ShownTime, words: typeof draftWords.instructions): string =>
  courts === undefined ? words.due(mine) : words.dueAtCourt(mine, courts);

export const InstructionsSection = ({
  draft,
  collapsed,
  mayChange = false,
  onChanged,
}: {
  readonly draft: OpenDraft;
  readonly collapsed: boolean;
  /** For whoever may write instructions. */ readonly mayChange?: boolean;
  readonly onChanged: () => Promise<void>;
}) => {
  const styles = useStyles();
  const services = useServices();
  const words = useWords(draftWords).instructions;
  const { showTime } = useReader();
  const [changing, setChanging] = useState(false);
  const { assignment } = draft;
  if (assignment === undefined) return null;
  const due =
    assignment.due === undefined
      ? undefined
      : showTime(assignment.due, services.now(), { court: draft.matter.timeZone });
  return (
    <Section name={words.name} collapsed={collapsed}>
      {changing ? (
        <ChangeInstructions
          assignment={assignment}
          onChanged={async () => {
            setChanging(false);
            await onChanged();
          }}
          onCancel={() => {
            setChanging(false);
          }}
        />
      ) : (
        <div className={styles.sheet}>
          <div>{assignment.goal}</div>
          <Lines name={words.doList} lines={assignment.doList} />
          <Lines name={words.doNotList} lines={assignment.doNotList} />
          {assignment.outline !== undefined && assignment.outline.trim() !== "" && (
            <div>
              <h3 className={styles.name}>{words.outline}</h3>
              <div className={styles.outline}>{assignment.outline}</div>
            </div>
          )}
          {assignment.qualityCheck && <StatusMark tone="pending">{words.qualityCheck}</StatusMark>}
          <div className={styles.about}>
            {[whoseOf(assignment, words), due === undefined ? undefined : dueOf(due, words)]
              .filter((part) => part !== undefined)
              .join(" · ")}
          </div>
          {mayChange && (
            <Link
              as="button"
              className={styles.change}
              onClick={() => {
                setChanging(true);
              }}
            >
              {words.change}
            </Link>
          )}
        </div>
      )}
    </Section>
  );
};
