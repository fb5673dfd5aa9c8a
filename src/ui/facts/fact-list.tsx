/** Facts with their sources, missing ones first; each can be filled or corrected where it has a row of its own. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import type { FactSource, FactValue } from "../../domain/matter/facts";
import { FactEditor } from "./fact-editor";
import { labelOf, typedByHand } from "../words/fact-words";
import { useReader } from "../words/use-words";
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

export interface FactListProps {
  readonly facts: readonly ShownFact[];
  readonly busy: boolean;
  /** Resolves true when the value is written. */
  readonly onCorrect: (path: string, value: string, note: string) => Promise<boolean>;
  readonly onShow?: (path: string) => void;
  /** What stands in the fact's place while the attorney is asked about it; absent where nobody can be asked. */
  readonly ask?: (path: string, close: () => void) => ReactNode;
}

export const FactList = ({ facts, busy, onCorrect, onShow, ask }: FactListProps) => {
  const styles = useStyles();
  const { sourceInWords, valueAsRead } = useReader();
  const [editing, setEditing] = useState<string>();
  const [asking, setAsking] = useState<string>();
  const ordered = [...facts.filter((fact) => fact.missing), ...facts.filter((fact) => !fact.missing)];
  const save = async (path: string, value: string, note: string): Promise<void> => {
    if (await onCorrect(path, value, note)) setEditing(undefined);
  };
  return (
    <ul className={styles.list}>
      {ordered.map((fact) => {
        const label = labelOf(fact.path);
        return (
          <li key={fact.path} className={styles.row}>
            {asking === fact.path && ask !== undefined ? (
              ask(fact.path, () => {
                setAsking(undefined);
              })
            ) : editing === fact.path ? (
              <FactEditor
                label={label}
                value={fact.missing ? "" : valueAsRead(fact.value)}
                busy={busy}
                saveLabel={fact.missing ? "Fill" : "Save"}
                onSave={(value, note) => {
                  void save(fact.path, value, note);
                }}
                onCancel={() => {
                  setEditing(undefined);
                }}
                {...(ask === undefined
                  ? {}
                  : {
                      onAsk: () => {
                        setEditing(undefined);
                        setAsking(fact.path);
                      },
                    })}
              />
            ) : (
              <div className={styles.line}>
                <div className={styles.words}>
                  <div className={styles.label}>{label}</div>
                  {fact.missing ? (
                    <StatusMark tone="blocking">missing</StatusMark>
                  ) : (
                    <div className={styles.value}>
                      {valueAsRead(fact.value) === "" ? (
                        <span className={styles.label}>nothing recorded</span>
                      ) : (
                        valueAsRead(fact.value)
                      )}
                    </div>
                  )}
                  {!fact.missing &&
                    fact.source !== undefined &&
                    (typedByHand(fact.source) ? (
                      <StatusMark tone="pending">{sourceInWords(fact.source)}</StatusMark>
                    ) : (
                      <div className={styles.source}>{sourceInWords(fact.source)}</div>
                    ))}
                </div>
                <span className={styles.act}>
                  {onShow !== undefined && (
                    <Button
                      size="small"
                      appearance="subtle"
                      aria-label={`Show ${label} in the document`}
                      onClick={() => {
                        onShow(fact.path);
                      }}
                    >
                      Show
                    </Button>
                  )}
                  {fact.mayCorrect && (
                    <Button
                      size="small"
                      appearance={fact.missing ? "secondary" : "subtle"}
                      aria-label={`${fact.missing ? "Fill" : "Correct"} ${label}`}
                      onClick={() => {
                        setEditing(fact.path);
                      }}
                    >
                      {fact.missing ? "Fill" : "Correct"}
                    </Button>
                  )}
                </span>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
};
