/** Verify: the document open in Word, or any Word file or PDF chosen from this machine, with its exhibits. Names files only on screen. */
import { Button, makeStyles } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import { isPdf } from "../../app/records/record-pdf";
import { WORD_ENDING, WORD_TYPE } from "../../domain/draft/word-file";
import type { NamedFile } from "../../domain/review/statement";
import { useAnnounce } from "../pane/announcer";
import { targetOfUnit } from "../words/document-target";
import { ExhibitFiles } from "./exhibit-files";
import { KeptSignOff } from "./kept-sign-off";
import { QuietNote } from "../pane/quiet-note";
import { Screen } from "../pane/screen";
import { Section } from "../pane/section";
import { useServices } from "../pane/services";
import { SkeletonRows } from "../pane/skeleton-rows";
import { Trouble } from "../acts/trouble";
import { useTask } from "../acts/use-task";
import { useWords } from "../words/use-words";
import { recordsWords } from "./words.en";
import { headOf, VerifyAnswerCard, type Asked } from "./verify-answer";
import { exhibitMark } from "./verify-exhibits";
import type { VerifyAnswer } from "../../app/records/verify";
import { given } from "../../given";

const useStyles = makeStyles({ file: { display: "none" } });

const TYPES = `${WORD_ENDING},.pdf,${WORD_TYPE},application/pdf`;

interface Answered {
  readonly of: string;
  readonly asked: Asked;
  readonly answer: VerifyAnswer & { readonly noted?: boolean };
}

/** What is verified: the open document, or a chosen file; `pending` is a kept sign-off's text. */
interface Wanted {
  readonly of: string;
  readonly bytes?: Uint8Array;
}

export const VerifyScreen = ({
  draft,
  onBack,
}: {
  /** The draft open in Word, for the numbers of what changed. */ readonly draft?: OpenDraft | undefined;
  readonly onBack: () => void;
}) => {
  const styles = useStyles();
  const services = useServices();
  const announce = useAnnounce();
  const all = useWords(recordsWords);
  const words = all.verify;
  const [answered, setAnswered] = useState<Answered>();
  const [last, setLast] = useState<Wanted>();
  const [exhibits, setExhibits] = useState<readonly NamedFile[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const kept = useRef<HTMLInputElement>(null);
  const show = useTask(async (target: Parameters<typeof services.goTo>[0]) => services.goTo(target));
  const verifying = useTask(async (wanted: Wanted, pending?: string) => {
    setAnswered(undefined);
    setLast(wanted);
    const found = await services.verify(wanted.bytes, {
      ...(draft === undefined ? {} : { matters: [draft.matter.id] }),
      ...given({ pending }),
      ...(exhibits.length === 0 ? {} : { exhibits }),
    });
    const asked: Asked = {
      pdf: wanted.bytes !== undefined && isPdf(wanted.bytes),
      openDocument: wanted.bytes === undefined,
      exhibits,
    };
    setAnswered({ of: wanted.of, asked, answer: found });
    announce(headOf(all, found, asked));
  });
  const choose = async (file: File): Promise<void> => {
    await verifying.run({ of: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  };
  const changedUnits =
    answered?.answer.kind === "changed" && answered.asked.openDocument && draft !== undefined
      ? draft.units.filter(
          ({ unit }) => answered.answer.kind === "changed" && answered.answer.changedUnits.includes(unit),
        )
      : [];
  const mayBePending =
    answered !== undefined && (answered.answer.kind === "no-record" || answered.answer.kind === "cannot-verify");
  return (
    <Screen
      title={words.title}
      onBack={onBack}
      foot={
        <Button
          appearance="primary"
          disabledFocusable={verifying.running}
          onClick={() => {
            void verifying.run({ of: words.openDocument });
          }}
        >
          {verifying.running ? words.verifying : words.verify}
        </Button>
      }
    >
      <QuietNote
        action={
          <>
            <Button
              size="small"
              disabledFocusable={verifying.running}
              onClick={() => {
                input.current?.click();
              }}
            >
              {words.choose}
            </Button>
            <input
              ref={input}
              type="file"
              className={styles.file}
              accept={TYPES}
              aria-label={words.file}
              tabIndex={-1}
              onChange={(event) => {
                const file = event.target.files?.[0];
                event.target.value = "";
                if (file !== undefined) void choose(file);
              }}
            />
          </>
        }
      >
        {words.about}
      </QuietNote>
      {verifying.running && <SkeletonRows rows={1} height={150} label={words.reading} />}
      {verifying.state.kind === "failed" && <Trouble fault={verifying.state.fault} />}
      {answered !== undefined && (
        <Section name={answered.of}>
          <VerifyAnswerCard
            answer={answered.answer}
            asked={answered.asked}
            now={services.now()}
            changed={changedUnits}
            onShow={(unit) => {
              void show.run(targetOfUnit(unit));
            }}
          />
          {show.state.kind === "failed" && <Trouble fault={show.state.fault} />}
          {answered.answer.noted === false && <div>{words.notNoted}</div>}
        </Section>
      )}
      {mayBePending && last !== undefined && (
        <QuietNote
          action={
            <>
              <Button
                size="small"
                disabledFocusable={verifying.running}
                onClick={() => {
                  kept.current?.click();
                }}
              >
                {words.compare}
              </Button>
              <input
                ref={kept}
                type="file"
                className={styles.file}
                accept=".json,application/json"
                aria-label={words.keptFile}
                tabIndex={-1}
                onChange={(event) => {
                  const file = event.target.files?.[0];
                  event.target.value = "";
                  if (file !== undefined) void file.text().then((json) => verifying.run(last, json));
                }}
              />
            </>
          }
        >
          {words.keptAbout}
        </QuietNote>
      )}
      <ExhibitFiles
        name={words.exhibits}
        add={words.addExhibits}
        files={exhibits}
        onFiles={setExhibits}
        disabled={verifying.running}
        markOf={(file) =>
          answered === undefined ? undefined : exhibitMark(file, answered.asked.exhibits, answered.answer)
        }
        about={exhibits.length === 0 ? words.exhibitsAbout : words.exhibitsAgain}
      />
      <KeptSignOff />
    </Screen>
  );
};
