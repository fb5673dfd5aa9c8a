/** The keys of the review screen, in place and not in a window. */
import { makeStyles, tokens } from "@fluentui/react-components";
import { QuietNote } from "../pane/quiet-note";
import { useWords } from "../words/use-words";
import { keyNames } from "./use-review-keys";
import { reviewWords } from "./words.en";

const useStyles = makeStyles({
  keys: {
    display: "grid",
    gridTemplateColumns: "auto 1fr",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
  },
  key: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
  },
  does: { margin: 0 },
});

export const KeysHelp = () => {
  const styles = useStyles();
  const words = useWords(reviewWords).keys;
  return (
    <QuietNote title={words.title}>
      <dl className={styles.keys}>
        {keyNames.map(({ key, does }) => [
          <dt key={key} className={styles.key}>
            {key}
          </dt>,
          <dd key={`${key}-does`} className={styles.does}>
            {words.does[does]}
          </dd>,
        ])}
      </dl>
    </QuietNote>
  );
};
