/** Taking over a colleague's draft: says what will happen before it happens; the history keeps whose it was. */
import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import { ActTrouble } from "../acts/act-trouble";
import { useAnnounce } from "../pane/announcer";
import { useServices } from "../pane/services";
import { useAct } from "../acts/use-act";

const useStyles = makeStyles({ acts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS } });

export const TakeOver = ({ draft, onTaken }: { readonly draft: OpenDraft; readonly onTaken: () => Promise<void> }) => {
  const styles = useStyles();
  const services = useServices();
  const announce = useAnnounce();
  const [sure, setSure] = useState(false);
  const taking = useAct(services.takeOver);
  const take = async (): Promise<void> => {
    if ((await taking.run({ draft: draft.draftId })) === undefined) return;
    setSure(false);
    announce("The draft is yours now");
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
        Take over
      </Link>
    );
  return (
    <>
      <div>{`The draft becomes yours to work on; its history keeps ${draft.row.authorName}'s name for what was done until now.`}</div>
      <div className={styles.acts}>
        <Button
          size="small"
          disabledFocusable={taking.running}
          onClick={() => {
            void take();
          }}
        >
          {taking.running ? "Recording ..." : "Take over this draft"}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          onClick={() => {
            setSure(false);
          }}
        >
          Cancel
        </Button>
      </div>
      <ActTrouble act={taking} />
    </>
  );
};
