/** A fault on screen: what happened in one sentence, and a way on. Nothing failed silently, nothing is blamed on the reader. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ErrorCircle20Filled } from "@fluentui/react-icons/svg/error-circle";
import type { ReactNode } from "react";
import { sentenceForFault } from "../../app/words/sentences";
import { SignInAgain } from "./sign-in-again";
import { toneColour } from "../pane/theme";
import { useWords } from "../words/use-words";
import { actsWords } from "./words.en";
import { isFault } from "../../app/ports/faults";

const useStyles = makeStyles({
  trouble: {
    display: "flex",
    columnGap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorPaletteRedBorder1}`,
  },
  icon: { color: toneColour.blocking, flexShrink: 0, display: "inline-flex", paddingTop: "1px" },
  words: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    alignItems: "flex-start",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    minWidth: 0,
    overflowWrap: "anywhere",
  },
});

/** Any trouble in words already found. */
export const TroubleNote = ({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) => {
  const styles = useStyles();
  return (
    <div className={styles.trouble} role="alert">
      <span className={styles.icon} aria-hidden="true">
        <ErrorCircle20Filled />
      </span>
      <div className={styles.words}>
        <div>{children}</div>
        {action}
      </div>
    </div>
  );
};

/** True when only signing in again helps. */
const needsSignIn = (fault: unknown): boolean =>
  isFault(fault, "identity", "interaction-required", "not-signed-in", "cancelled", "popup-blocked", "timed-out") ||
  isFault(fault, "graph", "unauthenticated");

export const Trouble = ({
  fault,
  onAgain,
  againLabel,
}: {
  readonly fault: unknown;
  readonly onAgain?: () => void;
  readonly againLabel?: string;
}) => {
  const words = useWords(actsWords).trouble;
  const again =
    onAgain === undefined ? undefined : (
      <Button size="small" onClick={onAgain}>
        {againLabel ?? words.again}
      </Button>
    );
  return (
    <TroubleNote action={needsSignIn(fault) ? <SignInAgain otherwise={again} onSignedIn={onAgain} /> : again}>
      {sentenceForFault(fault)}
    </TroubleNote>
  );
};
