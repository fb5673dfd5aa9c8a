/** Before anything else: who is at the keyboard. Signing in starts from a click, since a pop-up may be needed. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { Person } from "../../app/ports/session";
import { sentenceForFault } from "../../app/words/sentences";
import { Screen } from "../pane/screen";
import { useServices } from "../pane/services";
import { TroubleNote } from "../acts/trouble";
import { useTask } from "../acts/use-task";

const useStyles = makeStyles({
  words: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase400,
    color: tokens.colorNeutralForeground2,
    margin: 0,
  },
});

export const SignIn = ({
  onSignedIn,
  fault,
}: {
  readonly onSignedIn: (person: Person) => void;
  readonly fault?: unknown;
}) => {
  const styles = useStyles();
  const { session } = useServices();
  const signingIn = useTask(async () => {
    onSignedIn(await session.signIn());
  });
  const trouble: unknown = signingIn.state.kind === "failed" ? signingIn.state.fault : fault;
  return (
    <Screen
      title="Countersign"
      takesFocus={false}
      foot={
        <Button
          appearance="primary"
          disabledFocusable={signingIn.running}
          onClick={() => {
            void signingIn.run();
          }}
        >
          {signingIn.running ? "Signing in ..." : "Sign in"}
        </Button>
      }
    >
      <p className={styles.words}>Sign in with your firm account to draft, review and sign off.</p>
      <p className={styles.words}>Nothing leaves the firm's own Microsoft 365.</p>
      {trouble !== undefined && <TroubleNote>{sentenceForFault(trouble)}</TroubleNote>}
    </Screen>
  );
};
