/** The attorney's instructions that a unit answers, in her words. */
import { makeStyles, tokens } from "@fluentui/react-components";
import { useWords } from "../words/use-words";
import { reviewWords } from "./words.en";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: 0,
    padding: `0 0 0 ${tokens.spacingHorizontalS}`,
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
});

export const UnitInstructions = ({ instructions }: { readonly instructions: readonly string[] }) => {
  const styles = useStyles();
  const words = useWords(reviewWords).card;
  if (instructions.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={words.instructions}>
      {instructions.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
};
