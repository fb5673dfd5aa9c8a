/** The single rows behind one line that stands for many, folded away: whoever wants to see what counts for nothing finds every one. */
import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { sentenceForFinding } from "../../app/words/sentences";
import type { Finding } from "../../domain/draft/finding";
import { Section } from "../pane/section";
import { useWords } from "../words/use-words";
import { finishWords } from "./words.en";

const SHOWN_AT_ONCE = 20;

const useStyles = makeStyles({
  rows: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalL,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
});

export const RowsBehind = ({ gathered, rows }: { readonly gathered: Finding; readonly rows: readonly Finding[] }) => {
  const styles = useStyles();
  const words = useWords(finishWords).reasons;
  const [many, setMany] = useState(1);
  const behind = rows.filter(({ detail }) => detail?.["author"] === gathered.detail?.["author"]);
  const shown = behind.slice(0, many * SHOWN_AT_ONCE);
  return (
    <Section name={words.rows} count={behind.length} collapsed>
      <ul className={styles.rows}>
        {shown.map((finding, index) => (
          <li key={index}>{words.row(String(finding.detail?.["row"] ?? ""), sentenceForFinding(finding))}</li>
        ))}
      </ul>
      {shown.length < behind.length && (
        <Link
          as="button"
          onClick={() => {
            setMany(many * 5);
          }}
        >
          {words.more(behind.length - shown.length)}
        </Link>
      )}
    </Section>
  );
};
