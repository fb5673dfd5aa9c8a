/** Facts with their sources, missing ones first; each can be filled or corrected where it has a row of its own. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import type { FactSource, FactValue } from "../../domain/matter/facts";
import { FactEditor } from "./fact-editor";
import { labelOf, typedByHand } from "../words/fact-words";
import { useReader, useWords } from "../words/use-words";
import { factsWords } from "./words.en";
import { StatusMark } from "../pane/status-mark";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  row: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    ":not(:last-child)": { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  line: {
    display: "flex",
    alignItems: "flex-start",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
  },
  words: { minWidth: 0, overflowWrap: "anywhere" },
  label: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  value: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    display: "-webkit-box",
    WebkitLineClamp: "2",
    WebkitBoxOrient: "vertical",
    overflow: "hidden",
  },
  source: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  act: { flexShrink: 0 },
});

export interface ShownFact {
  readonly path: string;
  readonly value: FactValue;
  readonly missing: boolean;
  readonly source?: FactSource;
  /** False for a value without a row of its own, such as an attorney's bar number. */
  readonly mayCorrect: boolean;
}

/** What is recorded, said apart from nothing recorded, with where it came from. */
const Recorded = ({ fact }: { readonly fact: ShownFact }) => {
  const styles = useStyles();
  const words = useWords(factsWords).list;
  const { sourceInWords, valueAsRead } = useReader();
  if (fact.missing) return <StatusMark tone="blocking">{words.missing}</StatusMark>;
  const value = valueAsRead(fact.value);
  return (
    <>
      <div className={styles.value}>{value === "" ? <span className={styles.label}>{words.nothing}</span> : value}</div>
      {fact.source !== undefined && typedByHand(fact.source) && (
        <StatusMark tone="pending">{sourceInWords(fact.source)}</StatusMark>
      )}
      {fact.source !== undefined && !typedByHand(fact.source) && (
        <div className={styles.source}>{sourceInWords(fact.source)}</div>
      )}
    </>
  );
};

const FactLine = ({
  fact,
  label,
  onShow,
  onEdit,
}: {
  readonly fact: ShownFact;
  readonly label: string;
  readonly onShow: ((path: string) => void) | undefined;
  readonly onEdit: () => void;
}) => {
  const styles = useStyles();
  const words = useWords(factsWords).list;
  return (
    <div className={styles.line}>
      <div className={styles.words}>
        <div className={styles.label}>{label}</div>
        <Recorded fact={fact} />
      </div>
      <span className={styles.act}>
        {onShow !== undefined && (
          <Button
            size="small"
            appearance="subtle"
            aria-label={words.showThis(label)}
            onClick={() => {
              onShow(fact.path);
            }}
          >
            {words.show}
          </Button>
        )}
        {fact.mayCorrect && (
          <Button
            size="small"
            appearance={fact.missing ? "secondary" : "subtle"}
            aria-label={fact.missing ? words.fillThis(label) : words.correctThis(label)}
            onClick={onEdit}
          >
            {fact.missing ? words.fill : words.correct}
          </Button>
        )}
      </span>
    </div>
  );
};

/** What stands in a fact's row. */
type Doing = "reading" | "editing" | "asking";

export interface FactListProps {
  readonly facts: readonly ShownFact[];
  readonly busy: boolean;
  /** Resolves true when the value is written. */
  readonly onCorrect: (path: string, value: string, note: string) => Promise<boolean>;
  readonly onShow?: (path: string) => void;
  /** What stands in the fact's place while the attorney is asked about it; absent where nobody can be asked. */
  readonly ask?: (path: string, close: () => void) => ReactNode;
}

/** One fact: its line, or in its place the form that fills it, or the question about it. */
const FactRow = ({
  fact,
  busy,
  doing,
  onDoing,
  onSave,
  onShow,
  ask,
}: Pick<FactListProps, "busy" | "onShow" | "ask"> & {
  readonly fact: ShownFact;
  readonly doing: Doing;
  readonly onDoing: (doing: Doing) => void;
  readonly onSave: (value: string, note: string) => void;
}) => {
  const words = useWords(factsWords);
  const { valueAsRead } = useReader();
  const label = labelOf(fact.path);
  const read = (): void => {
    onDoing("reading");
  };
  if (doing === "asking" && ask !== undefined) return ask(fact.path, read);
  if (doing === "editing")
    return (
      <FactEditor
        label={label}
        value={fact.missing ? "" : valueAsRead(fact.value)}
        busy={busy}
        saveLabel={fact.missing ? words.list.fill : words.editor.save}
        onSave={onSave}
        onCancel={read}
        {...(ask === undefined
          ? {}
          : {
              onAsk: () => {
                onDoing("asking");
              },
            })}
      />
    );
  return (
    <FactLine
      fact={fact}
      label={label}
      onShow={onShow}
      onEdit={() => {
        onDoing("editing");
      }}
    />
  );
};

export const FactList = ({ facts, busy, onCorrect, onShow, ask }: FactListProps) => {
  const styles = useStyles();
  // One fact is edited at a time; a question being written about another one stays.
  const [editing, setEditing] = useState<string>();
  const [asking, setAsking] = useState<string>();
  const ordered = [...facts.filter((fact) => fact.missing), ...facts.filter((fact) => !fact.missing)];
  const doingOf = (path: string): Doing => {
    if (asking === path) return "asking";
    return editing === path ? "editing" : "reading";
  };
  const become = (path: string, doing: Doing): void => {
    if (doing === "asking" || editing === path) setEditing(undefined);
    if (asking === path) setAsking(undefined);
    if (doing === "asking") setAsking(path);
    if (doing === "editing") setEditing(path);
  };
  const save = async (path: string, value: string, note: string): Promise<void> => {
    if (await onCorrect(path, value, note)) setEditing(undefined);
  };
  return (
    <ul className={styles.list}>
      {ordered.map((fact) => (
        <li key={fact.path} className={styles.row}>
          <FactRow
            fact={fact}
            busy={busy}
            doing={doingOf(fact.path)}
            onDoing={(doing) => {
              become(fact.path, doing);
            }}
            onSave={(value, note) => {
              void save(fact.path, value, note);
            }}
            {...(onShow === undefined ? {} : { onShow })}
            {...(ask === undefined ? {} : { ask })}
          />
        </li>
      ))}
    </ul>
  );
};
