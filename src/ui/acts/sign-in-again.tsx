/** The way on when a sign-in has run out in the middle of work: sign in from here, then go on where one was. */
import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { sentenceForFault } from "../../app/words/sentences";
import { useServicesIfAny, type PaneServices } from "../pane/services";
import { useWords } from "../words/use-words";
import { useTask } from "./use-task";
import { actsWords } from "./words.en";

const Again = ({
  session,
  onSignedIn,
}: {
  readonly session: PaneServices["session"];
  readonly onSignedIn: (() => void) | undefined;
}) => {
  const words = useWords(actsWords).signInAgain;
  const signing = useTask(async () => {
    await session.signIn();
    onSignedIn?.();
  });
  return (
    <>
      <Button
        size="small"
        disabledFocusable={signing.running}
        onClick={() => {
          void signing.run();
        }}
      >
        {signing.running ? words.signingIn : words.signIn}
      </Button>
      {signing.state.kind === "failed" && <span>{sentenceForFault(signing.state.fault)}</span>}
    </>
  );
};

export const SignInAgain = ({
  otherwise,
  onSignedIn,
}: {
  readonly otherwise: ReactNode;
  readonly onSignedIn: (() => void) | undefined;
}) => {
  const services = useServicesIfAny();
  return services === undefined ? otherwise : <Again session={services.session} onSignedIn={onSignedIn} />;
};
