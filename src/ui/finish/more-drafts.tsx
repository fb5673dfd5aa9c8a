/**
 * Other fully reviewed drafts for the same ceremony, up to twenty, each read and prepared by itself and ticked by itself.
 * The work list only proposes; whether a draft may be signed is judged from its bytes and records when it is ticked.
 */
import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Refusal } from "../../app/words/refusal";
import { MOST_STATEMENTS } from "../../app/finish/sign-off";
import type { DraftId } from "../../domain/ids";
import type { Meaning, NamedFile } from "../../domain/review/statement";
import { ExhibitFiles } from "../records/exhibit-files";
import { ActTrouble } from "../acts/act-trouble";
import { draftTitle } from "../words/draft-title";
import { QuietNote } from "../pane/quiet-note";
import { Refused } from "../acts/refused";
import { Section } from "../pane/section";
import { useServices } from "../pane/services";
import { StatementSummary } from "./statement-summary";
import { Trouble } from "../acts/trouble";
import { useAct } from "../acts/use-act";
import { useTask } from "../acts/use-task";
import { useWords } from "../words/use-words";
import { finishWords } from "./words.en";
import type { PreparedSignOff } from "../../app/finish/prepared-sign-off";
import type { WorkItem } from "../../app/home/list-work";

const useStyles = makeStyles({ one: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS } });

interface MoreDraftsProps {
  readonly meaning: Meaning;
  /** The draft open in Word, which leads. */
  readonly besides: DraftId;
  readonly chosen: readonly PreparedSignOff[];
  readonly onChosen: (chosen: readonly PreparedSignOff[]) => void;
  readonly disabled: boolean;
}

/** Nothing left to decide, and no sign-off yet; whoever approves her own draft never asked for review. */
const ready = ({ row, unitsLeft }: WorkItem): boolean =>
  row.state !== "signed" && row.state !== "final" && unitsLeft === 0;

export const MoreDrafts = ({ meaning, besides, chosen, onChosen, disabled }: MoreDraftsProps) => {
  const services = useServices();
  const words = useWords(finishWords).moreDrafts;
  const looking = useAct(services.listWork);
  const [found, setFound] = useState<readonly WorkItem[]>();
  const look = async (): Promise<void> => {
    const work = await looking.run();
    if (work !== undefined) setFound(work.waiting.filter((item) => ready(item) && item.row.draftId !== besides));
  };
  if (found === undefined)
    return (
      <>
        <Button
          appearance="subtle"
          disabledFocusable={looking.running || disabled}
          onClick={() => {
            void look();
          }}
        >
          {looking.running ? words.looking : words.look}
        </Button>
        <ActTrouble act={looking} />
      </>
    );
  return (
    <Section name={words.name} count={chosen.length}>
      {found.length === 0 && <QuietNote>{words.none}</QuietNote>}
      {found.map((item) => (
        <OneMore
          key={item.row.draftId}
          item={item}
          meaning={meaning}
          disabled={disabled}
          full={chosen.length + 1 >= MOST_STATEMENTS}
          chosen={chosen.find((each) => each.statement.draft === item.row.draftId)}
          onChosen={(prepared) => {
            onChosen([
              ...chosen.filter((each) => each.statement.draft !== item.row.draftId),
              ...(prepared === undefined ? [] : [prepared]),
            ]);
          }}
        />
      ))}
    </Section>
  );
};

interface OneMoreProps {
  readonly item: WorkItem;
  readonly meaning: Meaning;
  readonly chosen: PreparedSignOff | undefined;
  readonly disabled: boolean;
  readonly full: boolean;
  readonly onChosen: (prepared: PreparedSignOff | undefined) => void;
}

const OneMore = ({ item, meaning, chosen, disabled, full, onChosen }: OneMoreProps) => {
  const styles = useStyles();
  const services = useServices();
  const words = useWords(finishWords).moreDrafts;
  const [no, setNo] = useState<Refusal>();
  const [exhibits, setExhibits] = useState<readonly NamedFile[]>([]);
  const preparing = useTask(async (files: readonly NamedFile[]) => {
    setNo(undefined);
    const answer = await services.prepareSignOff({ meaning, draft: item.row.draftId, exhibits: files });
    if (answer.ok) onChosen(answer.value);
    else setNo(answer.refusal);
  });
  const attach = (files: readonly NamedFile[]): void => {
    setExhibits(files);
    // Another list of exhibits is another statement: the one without them is not signed meanwhile.
    onChosen(undefined);
    void preparing.run(files);
  };
  const title = draftTitle(item.row.title, item.matter?.title);
  const label = item.matter === undefined ? title : words.inMatter(title, item.matter.title);
  return (
    <div className={styles.one}>
      <Checkbox
        checked={chosen !== undefined || preparing.running}
        disabled={disabled || preparing.running || (full && chosen === undefined)}
        label={preparing.running ? words.reading(label) : label}
        onChange={(_, data) => {
          if (data.checked === true) void preparing.run(exhibits);
          else onChosen(undefined);
        }}
      />
      {chosen !== undefined && <StatementSummary prepared={chosen} titled />}
      {(chosen !== undefined || exhibits.length > 0) && (
        <ExhibitFiles
          name={words.exhibitsOf(item.row.title)}
          add={words.attach}
          files={exhibits}
          disabled={disabled || preparing.running}
          onFiles={attach}
          about={exhibits.length === 0 ? words.exhibitsAbout : words.exhibitsNamed}
        />
      )}
      {no !== undefined && <Refused refusal={no} />}
      {preparing.state.kind === "failed" && <Trouble fault={preparing.state.fault} />}
    </div>
  );
};
