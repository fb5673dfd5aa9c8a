/** A draft's history as the firm's records hold it: what is broken in it first, then every line, newest on top; and the records as one file. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import { sentenceForFinding } from "../../app/words/sentences";
import { ActTrouble } from "../acts/act-trouble";
import { draftTitle } from "../words/draft-title";
import { useAnnounce } from "../pane/announcer";
import { meaningWords } from "../words/words.en";
import { useReader, useWords } from "../words/use-words";
import { recordsWords } from "./words.en";
import { FindingRow } from "../acts/finding-row";
import { eventInWords } from "./history-words";
import { QuietNote } from "../pane/quiet-note";
import { shown } from "../acts/reading";
import { saveFile } from "../acts/save-file";
import { Screen } from "../pane/screen";
import { Section } from "../pane/section";
import { useServices } from "../pane/services";
import { SkeletonRows } from "../pane/skeleton-rows";
import { StatusMark } from "../pane/status-mark";
import { Trouble } from "../acts/trouble";
import { useAct } from "../acts/use-act";
import { useOwnReading } from "../acts/use-reading";
import type { HistoryLine } from "../../app/records/read-history";

const useStyles = makeStyles({
  lines: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  line: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    contentVisibility: "auto",
    containIntrinsicSize: "auto 52px",
    ":not(:last-child)": { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  what: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, overflowWrap: "anywhere" },
  who: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: "anywhere",
  },
  file: { display: "none" },
});

const PdfOfFinal = ({ draft, onRecorded }: { readonly draft: OpenDraft; readonly onRecorded: () => void }) => {
  const styles = useStyles();
  const services = useServices();
  const announce = useAnnounce();
  const words = useWords(recordsWords).pdf;
  const input = useRef<HTMLInputElement>(null);
  const [recorded, setRecorded] = useState(false);
  const recording = useAct(async (file: File) =>
    services.recordPdf({ draft: draft.draftId, pdf: new Uint8Array(await file.arrayBuffer()) }),
  );
  const record = async (file: File): Promise<void> => {
    setRecorded(false);
    if ((await recording.run(file)) === undefined) return;
    setRecorded(true);
    announce(words.saidRecorded);
    onRecorded();
  };
  return (
    <Section name={words.name}>
      <QuietNote
        action={
          <>
            <Button
              size="small"
              disabledFocusable={recording.running}
              onClick={() => {
                input.current?.click();
              }}
            >
              {recording.running ? words.recording : words.record}
            </Button>
            <input
              ref={input}
              type="file"
              className={styles.file}
              accept=".pdf,application/pdf"
              aria-label={words.file}
              tabIndex={-1}
              onChange={(event) => {
                const file = event.target.files?.[0];
                event.target.value = "";
                if (file !== undefined) void record(file);
              }}
            />
          </>
        }
      >
        {words.about}
      </QuietNote>
      {recorded && <StatusMark tone="reviewed">{words.recorded}</StatusMark>}
      <ActTrouble act={recording} />
    </Section>
  );
};

const Line = ({ draft, line }: { readonly draft: OpenDraft; readonly line: HistoryLine }) => {
  const styles = useStyles();
  const services = useServices();
  const reader = useReader();
  const words = reader.words(recordsWords);
  const { mine, courts } = reader.showTime(line.at, services.now(), { court: draft.matter.timeZone });
  const by = line.by === "" ? words.history.unknown : line.by;
  return (
    <li className={styles.line}>
      <div className={styles.what}>{eventInWords(words.events, reader.words(meaningWords), line.event)}</div>
      <div className={styles.who}>
        {courts === undefined ? words.history.byAt(by, mine) : words.history.byAtCourt(by, mine, courts)}
      </div>
    </li>
  );
};

export const HistoryScreen = ({ draft, onBack }: { readonly draft: OpenDraft; readonly onBack: () => void }) => {
  const styles = useStyles();
  const services = useServices();
  const announce = useAnnounce();
  const words = useWords(recordsWords).history;
  const [reading, state] = useOwnReading(() => services.readHistory(draft.draftId));
  const exporting = useAct(services.exportRecords);
  const history = shown(state);
  const again = (): void => {
    void reading.refresh();
  };
  const exportAll = async (): Promise<void> => {
    const file = await exporting.run(draft.draftId);
    if (file === undefined) return;
    saveFile(file.name, file.json, "application/json");
    announce(words.exported(file.name));
    again();
  };
  return (
    <Screen
      title={words.title}
      subtitle={`${draftTitle(draft.row.title, draft.matter.title)} · ${draft.matter.title}`}
      onBack={onBack}
      backLabel={words.back}
      foot={
        <>
          <ActTrouble act={exporting} />
          <Button
            appearance="primary"
            disabledFocusable={exporting.running}
            onClick={() => {
              void exportAll();
            }}
          >
            {exporting.running ? words.exporting : words.exportRecords}
          </Button>
        </>
      }
    >
      {state.kind === "failed" && <Trouble fault={state.fault} onAgain={again} />}
      {history === undefined && state.kind === "reading" && <SkeletonRows rows={4} height={48} label={words.reading} />}
      {history !== undefined && (
        <>
          {history.findings.length > 0 ? (
            <Section name={words.wrong} count={history.findings.length}>
              {history.findings.map((finding, index) => (
                <FindingRow key={index} severity={finding.severity} sentence={sentenceForFinding(finding)} />
              ))}
            </Section>
          ) : (
            <StatusMark tone="reviewed">{words.noBreak}</StatusMark>
          )}
          <Section name={words.lines} count={history.lines.length}>
            {history.lines.length === 0 && <QuietNote>{words.nothing}</QuietNote>}
            {history.lines.length > 0 && (
              <ol className={styles.lines}>
                {[...history.lines].reverse().map((line, index) => (
                  <Line key={history.lines.length - index} draft={draft} line={line} />
                ))}
              </ol>
            )}
          </Section>
          {history.lines.some(({ event }) => event.kind === "finalized") && (
            <PdfOfFinal draft={draft} onRecorded={again} />
          )}
        </>
      )}
    </Screen>
  );
};
