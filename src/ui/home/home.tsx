/** Home: one list across matters, ordered by whose turn it is; above it, what the open document is when it is no draft of ours. */
import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { Add20Regular } from "@fluentui/react-icons/svg/add";
import type { ReactNode } from "react";
import { sentenceForRefusal } from "../../app/words/sentences";
import { draftTitle } from "../words/draft-title";
import { QuietNote } from "../pane/quiet-note";
import { shown, type Reading } from "../acts/reading";
import { Screen } from "../pane/screen";
import { Section } from "../pane/section";
import { useServices } from "../pane/services";
import { SkeletonRows } from "../pane/skeleton-rows";
import type { Tone } from "../pane/theme";
import { Trouble, TroubleNote } from "../acts/trouble";
import { useReadingState } from "../acts/use-reading";
import { useOnline } from "../acts/use-online";
import { useOpenItem } from "./use-open-item";
import { WorkCard } from "./work-card";
import type { Refusal } from "../../app/words/refusal";
import type { Result } from "../../domain/result";
import type { WorkItem, Work } from "../../app/home/list-work";

export type WorkReading = Reading<Result<Work, Refusal>>;

const useStyles = makeStyles({
  more: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

const noteFor = (item: WorkItem): { readonly tone: Tone; readonly words: string } | undefined => {
  switch (item.row.state) {
    case "sent-back":
      return { tone: "changes", words: "sent back" };
    case "signed":
      return { tone: "reviewed", words: "signed off" };
    case "in-review":
      return { tone: "pending", words: "in review" };
    case "drafting":
      return { tone: "quiet", words: "drafting" };
    case "final":
      return { tone: "reviewed", words: "final" };
  }
};

const Group = ({
  name,
  items,
  onOpen,
  quiet = false,
}: {
  readonly name: string;
  readonly items: readonly WorkItem[];
  readonly onOpen: (item: WorkItem) => void;
  readonly quiet?: boolean;
}) => {
  const services = useServices();
  if (items.length === 0) return null;
  return (
    <Section name={name} count={items.length} collapsed={quiet ? true : undefined}>
      {items.map((item) => {
        const note = noteFor(item);
        return (
          <WorkCard
            key={item.row.draftId}
            title={draftTitle(item.row.title, item.matter?.title)}
            matter={item.matter?.title ?? "Matter not readable"}
            round={item.round}
            questions={item.questions}
            now={services.now()}
            onOpen={() => {
              onOpen(item);
            }}
            {...(item.due === undefined ? {} : { due: item.due })}
            {...(item.timeZone === undefined ? {} : { courtZone: item.timeZone })}
            {...(item.unitsLeft === undefined ? {} : { unitsLeft: item.unitsLeft })}
            {...(note === undefined ? {} : { note })}
          />
        );
      })}
    </Section>
  );
};

const Lists = ({ work, onOpen }: { readonly work: Work; readonly onOpen: (item: WorkItem) => void }) => {
  const mine = work.waiting.length + work.sentBack.length + work.signedNotFinal.length;
  return (
    <>
      {mine === 0 && (
        <QuietNote title="Nothing waits for you">
          {work.others.length === 0
            ? "The firm has no open drafts. Start one below."
            : "Drafts appear here as soon as someone asks you."}
        </QuietNote>
      )}
      <Group name="Waiting for you" items={work.waiting} onOpen={onOpen} />
      <Group name="Sent back to you" items={work.sentBack} onOpen={onOpen} />
      <Group name="Signed, not final" items={work.signedNotFinal} onOpen={onOpen} />
      <Group name="With others" items={work.others} onOpen={onOpen} quiet />
    </>
  );
};

export interface HomeProps {
  readonly reading: WorkReading;
  /** What the open document is, when it is not a draft in its place. */
  readonly strip?: ReactNode;
  readonly menu: ReactNode;
  readonly onNewDraft: () => void;
}

export const Home = ({ reading, strip, menu, onNewDraft }: HomeProps) => {
  const styles = useStyles();
  const online = useOnline();
  const state = useReadingState(reading);
  const answer = shown(state);
  const opening = useOpenItem();
  const again = (): void => {
    void reading.refresh();
  };
  return (
    <Screen
      title="Your work"
      beside={menu}
      takesFocus={false}
      foot={
        <Button appearance="primary" icon={<Add20Regular />} onClick={onNewDraft}>
          New draft
        </Button>
      }
    >
      {!online && (
        <QuietNote title="You are offline" role="status">
          What stands here was read before. Nothing is recorded until you are back.
        </QuietNote>
      )}
      {strip}
      {opening.state.kind === "failed" && <Trouble fault={opening.state.fault} />}
      {answer === undefined && state.kind === "reading" && (
        <SkeletonRows rows={3} height={84} label="Reading your work" />
      )}
      {state.kind === "failed" && <Trouble fault={state.fault} onAgain={again} />}
      {answer !== undefined && !answer.ok && (
        <TroubleNote
          action={
            <Button size="small" onClick={again}>
              Try again
            </Button>
          }
        >
          {sentenceForRefusal(answer.refusal)}
        </TroubleNote>
      )}
      {answer?.ok === true && (
        <Lists
          work={answer.value}
          onOpen={(item) => {
            void opening.run(item);
          }}
        />
      )}
      {answer?.ok === true && (
        <div className={styles.more}>
          <Link as="button" onClick={again} disabled={state.kind === "reading"}>
            {state.kind === "reading" ? "Looking again ..." : "Look again"}
          </Link>
        </div>
      )}
    </Screen>
  );
};
