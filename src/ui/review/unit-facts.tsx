/** Where the facts of a unit come from: the value as printed, its name, its list or note, who changed it and when. */
import { makeStyles, tokens } from "@fluentui/react-components";
import type { FactUse } from "../../domain/draft/ledger";
import type { FactSource } from "../../domain/matter/facts";
import { labelOf, typedByHand } from "../words/fact-words";
import { useReader } from "../words/use-words";
import { StatusMark } from "../pane/status-mark";
import { reviewWords } from "./words.en";

const useStyles = makeStyles({
  facts: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXXS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: "anywhere",
  },
  value: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** One line a fact: printed in another form ("AUGUST 16"), it is shown in that form and not again as it lies on file. */
const onePath = (facts: readonly FactUse[]): readonly FactUse[] => {
  const byPath = new Map<string, FactUse>();
  for (const fact of facts)
    if (!byPath.has(fact.path) || ("expression" in fact && fact.text !== "")) byPath.set(fact.path, fact);
  return [...byPath.values()];
};

const Source = ({ source }: { readonly source: FactSource }) => {
  const { sourceInWords } = useReader();
  const words = sourceInWords(source);
  return <div>{typedByHand(source) ? <StatusMark tone="pending">{words}</StatusMark> : words}</div>;
};

export const UnitFacts = ({
  facts,
  stale = [],
}: {
  readonly facts: readonly FactUse[];
  /** Those whose value on file is another one now. */ readonly stale?: readonly {
    readonly path: string;
    readonly now: string;
  }[];
}) => {
  const styles = useStyles();
  const reader = useReader();
  const words = reader.words(reviewWords).facts;
  if (facts.length === 0) return null;
  const shown = onePath(facts);
  return (
    <ul className={styles.facts} aria-label={words.label}>
      {shown.map((fact, index) => (
        <li key={`${fact.path} ${index}`}>
          <span className={styles.value}>{fact.text}</span>
          {` · ${labelOf(fact.path)}`}
          {stale
            .filter(({ path }) => path === fact.path)
            .map(({ now }) => (
              <div key={now}>
                <StatusMark tone="pending">{words.onFileNow(now === "" ? words.nothing : now)}</StatusMark>
              </div>
            ))}
          {fact.source !== undefined && <Source source={fact.source} />}
        </li>
      ))}
    </ul>
  );
};
