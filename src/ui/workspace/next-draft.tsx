/** The next draft that waits for this reviewer, one press away: nobody goes back to the list fifteen times in a morning (docs/inputs-counted.md). */
import { Button, makeStyles } from "@fluentui/react-components";
import type { DraftId } from "../../domain/ids";
import type { WorkReading } from "../home/home";
import { shown } from "../acts/reading";
import { Trouble } from "../acts/trouble";
import { useReadingState } from "../acts/use-reading";
import { useOpenItem } from "../home/use-open-item";
import { useWords } from "../words/use-words";
import { workspaceWords } from "./words.en";
import type { WorkItem, Work } from "../../app/home/list-work";

const useStyles = makeStyles({ title: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" } });

/** The most urgent draft in review with something left to read, other than the one open here; undefined when none waits. */
export const nextToReview = (work: Pick<Work, "waiting">, open: DraftId): WorkItem | undefined =>
  work.waiting.find(({ row, unitsLeft }) => row.draftId !== open && row.state === "in-review" && unitsLeft !== 0);

export const NextDraft = ({ work, open }: { readonly work: WorkReading; readonly open: DraftId }) => {
  const styles = useStyles();
  const answer = shown(useReadingState(work));
  const words = useWords(workspaceWords);
  const opening = useOpenItem();
  const next = answer?.ok === true ? nextToReview(answer.value, open) : undefined;
  // A list that cannot be read shows no next draft; Home says why.
  if (next === undefined) return null;
  return (
    <>
      {opening.state.kind === "failed" && <Trouble fault={opening.state.fault} />}
      <Button
        onClick={() => {
          void opening.run(next);
        }}
      >
        <span className={styles.title}>{words.next(next.row.title)}</span>
      </Button>
    </>
  );
};
