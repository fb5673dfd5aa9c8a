/** Taking over a colleague's draft: says what will happen before it happens; the history keeps whose it was. */
import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import { ActTrouble } from "../acts/act-trouble";
import { useAnnounce } from "../pane/announcer";
import { useServices } from "../pane/services";
import { useAct } from "../acts/use-act";
import { useWords } from "../words/use-words";
import { workspaceWords } from "./words.en";

const useStyles = makeStyles({ acts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS } });

export const TakeOver = ({ draft, onTaken }: { readonly draft: OpenDraft; readonly onTaken: () => Promise<void> }) => {
  const styles = useStyles();
  const services = useServices();
  const words = useWords(workspaceWords).takeOver;
  const announce = useAnnounce();
  const [sure, setSure] = useState(false);
  const taking = useAct(services.takeOver);
  const take = async (): Promise<void> => {
    if ((await taking.run({ draft: draft.draftId })) === undefined) return;
    setSure(false);
    announce(words.taken);
    await onTaken();
  };
  if (!sure)
    return (
      <Link
        as="button"
        onClick={() => {
          setSure(true);
        }}
      >
        {words.open}
      </Link>
    );
  return (
    <>
      <div>{words.about(draft.row.authorName)}</div>
      <div className={styles.acts}>
        <Button
          size="small"
          disabledFocusable={taking.running}
          onClick={() => {
            void take();
          }}
        >
          {taking.running ? words.taking : words.take}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          onClick={() => {
            setSure(false);
          }}
        >
          {words.cancel}
        </Button>
      </div>
      <ActTrouble act={taking} />
    </>
  );
};
