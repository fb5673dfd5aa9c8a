/** Home: one list across matters, ordered by whose turn it is; above it, what the open document is when it is no draft of ours. */
import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { Add20Regular } from "@fluentui/react-icons/svg/add";
import { lazy, Suspense, type ReactNode } from "react";
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
import { useWords } from "../words/use-words";
import { useOpenItem } from "./use-open-item";
import { homeWords } from "./words.en";
import { WorkCard } from "./work-card";
import type { Refusal } from "../../app/words/refusal";
import type { Result } from "../../domain/result";
import type { WorkItem, Work } from "../../app/home/list-work";
import type { WorkState } from "../../app/ports/draft-store";

export type WorkReading = Reading<Result<Work, Refusal>>;

// An attorney's alone, and rarely: the first screen does without it.
const RightsToConfirm = lazy(async () => ({ default: (await import("./rights-to-confirm")).RightsToConfirm }));

const useStyles = makeStyles({
  more: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

const tones: Readonly<Record<WorkState, Tone>> = {
  "sent-back": "changes",
  signed: "reviewed",
  "in-review": "pending",
  drafting: "quiet",
  final: "reviewed",
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
  const words = useWords(homeWords);
  if (items.length === 0) return null;
  return (
    <Section name={name} count={items.length} collapsed={quiet ? true : undefined}>
      {items.map((item) => (
        <WorkCard
          key={item.row.draftId}
          title={draftTitle(item.row.title, item.matter?.title)}
          matter={item.matter?.title ?? words.lists.matterNotReadable}
          round={item.round}
          questions={item.questions}
          now={services.now()}
          onOpen={() => {
            onOpen(item);
          }}
          {...(item.due === undefined ? {} : { due: item.due })}
          {...(item.timeZone === undefined ? {} : { courtZone: item.timeZone })}
          {...(item.unitsLeft === undefined ? {} : { unitsLeft: item.unitsLeft })}
          note={{ tone: tones[item.row.state], words: words.state[item.row.state] }}
        />
      ))}
    </Section>
  );
};

const Lists = ({
  work,
  onOpen,
  onConfirmed,
}: {
  readonly work: Work;
  readonly onOpen: (item: WorkItem) => void;
  readonly onConfirmed: () => void;
}) => {
  const words = useWords(homeWords).lists;
  const mine = work.rightsToConfirm.length + work.waiting.length + work.sentBack.length + work.signedNotFinal.length;
  return (
    <>
      {mine === 0 && (
        <QuietNote title={words.nothing}>{work.others.length === 0 ? words.noDrafts : words.noneAsked}</QuietNote>
      )}
      {work.person.roles.includes("Countersign.Attorney") && (
        <Suspense fallback={null}>
          <RightsToConfirm matters={work.rightsToConfirm} onDone={onConfirmed} />
        </Suspense>
      )}
      <Group name={words.waiting} items={work.waiting} onOpen={onOpen} />
      <Group name={words.sentBack} items={work.sentBack} onOpen={onOpen} />
      <Group name={words.signedNotFinal} items={work.signedNotFinal} onOpen={onOpen} />
      <Group name={words.others} items={work.others} onOpen={onOpen} quiet />
      {work.unreadable.length > 0 && (
        <QuietNote title={words.unreadable(work.unreadable.length)}>{words.unreadableAbout(work.unreadable)}</QuietNote>
      )}
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
  const words = useWords(homeWords).home;
  const online = useOnline();
  const state = useReadingState(reading);
  const answer = shown(state);
  const opening = useOpenItem();
  const again = (): void => {
    void reading.refresh();
  };
  return (
    <Screen
      title={words.title}
      beside={menu}
      takesFocus={false}
      foot={
        <Button appearance="primary" icon={<Add20Regular />} onClick={onNewDraft}>
          {words.newDraft}
        </Button>
      }
    >
      {!online && (
        <QuietNote title={words.offline} role="status">
          {words.offlineAbout}
        </QuietNote>
      )}
      {strip}
      {opening.state.kind === "failed" && <Trouble fault={opening.state.fault} />}
      {answer === undefined && state.kind === "reading" && <SkeletonRows rows={3} height={84} label={words.reading} />}
      {state.kind === "failed" && <Trouble fault={state.fault} onAgain={again} />}
      {answer !== undefined && !answer.ok && (
        <TroubleNote
          action={
            <Button size="small" onClick={again}>
              {words.tryAgain}
            </Button>
          }
        >
          {sentenceForRefusal(answer.refusal)}
        </TroubleNote>
      )}
      {answer?.ok === true && (
        <Lists
          work={answer.value}
          onConfirmed={again}
          onOpen={(item) => {
            void opening.run(item);
          }}
        />
      )}
      {answer?.ok === true && (
        <div className={styles.more}>
          <Link as="button" onClick={again} disabled={state.kind === "reading"}>
            {state.kind === "reading" ? words.lookingAgain : words.lookAgain}
          </Link>
        </div>
      )}
    </Screen>
  );
};
