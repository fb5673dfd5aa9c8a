/** Before anything else: who is at the keyboard. Signing in starts from a click, since a pop-up may be needed. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { Person } from "../../app/ports/session";
import { sentenceForFault } from "../../app/words/sentences";
import { Screen } from "../pane/screen";
import { useServices } from "../pane/services";
import { TroubleNote } from "../acts/trouble";
import { useTask } from "../acts/use-task";
import { useWords } from "../words/use-words";
import { workspaceWords } from "./words.en";

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
  const { product, signIn: words } = useWords(workspaceWords);
  const signingIn = useTask(async () => {
    onSignedIn(await session.signIn());
  });
  const trouble: unknown = signingIn.state.kind === "failed" ? signingIn.state.fault : fault;
  return (
    <Screen
      title={product}
      takesFocus={false}
      foot={
        <Button
          appearance="primary"
          disabledFocusable={signingIn.running}
          onClick={() => {
            void signingIn.run();
          }}
        >
          {signingIn.running ? words.signingIn : words.signIn}
        </Button>
      }
    >
      <p className={styles.words}>{words.about}</p>
      <p className={styles.words}>{words.promise}</p>
      {trouble !== undefined && <TroubleNote>{sentenceForFault(trouble)}</TroubleNote>}
    </Screen>
  );
};
