/** Exhibits by name and digest: chosen from this machine, listed with the digest's first eight, each removable. The files themselves stay where they are. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { NamedFile } from "../../domain/review/statement";
import { useAnnounce } from "../pane/announcer";
import { MOST_BYTES, MOST_FILES, nameByDigest, type NamedByDigest } from "./file-digest";
import { QuietNote } from "../pane/quiet-note";
import { Section } from "../pane/section";
import { StatusMark } from "../pane/status-mark";
import type { Tone } from "../pane/theme";
import { Trouble, TroubleNote } from "../acts/trouble";
import { useTask } from "../acts/use-task";
import { useWords } from "../words/use-words";
import { recordsWords } from "./words.en";

const useStyles = makeStyles({
  input: { display: "none" },
  list: { listStyleType: "none", margin: 0, padding: 0, width: "100%" },
  one: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
    ":not(:last-child)": { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  words: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere", color: tokens.colorNeutralForeground1 },
  digest: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
});

/** The digest as people compare it. */
export const shortDigest = (sha256: string): string => sha256.slice(0, 8);

/** What was found about one file: a match, or what is wrong with it. */
export interface FileMark {
  readonly tone: Tone;
  readonly words: string;
}

export interface ExhibitFilesProps {
  readonly name: string;
  readonly add: string;
  readonly about: string;
  readonly files: readonly NamedFile[];
  readonly onFiles: (files: readonly NamedFile[]) => void;
  readonly disabled?: boolean;
  readonly markOf?: (file: NamedFile) => FileMark | undefined;
}

const megabytes = Math.round(MOST_BYTES / 1024 / 1024);

const leftOut = (words: typeof recordsWords.exhibits, { tooLarge, tooMany }: NamedByDigest): string | undefined => {
  const sentences = [
    ...(tooLarge.length === 0 ? [] : [words.tooLarge(megabytes, tooLarge.join(", "))]),
    ...(tooMany.length === 0 ? [] : [words.tooMany(MOST_FILES, tooMany.join(", "))]),
  ];
  return sentences.length === 0 ? undefined : sentences.join(" ");
};

export const ExhibitFiles = ({ name, add, about, files, onFiles, disabled = false, markOf }: ExhibitFilesProps) => {
  const styles = useStyles();
  const announce = useAnnounce();
  const words = useWords(recordsWords).exhibits;
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<string>();
  const naming = useTask(async (chosen: readonly File[]) => {
    const named = await nameByDigest(files, chosen);
    setRefused(leftOut(words, named));
    announce(words.attached(named.files.length));
    onFiles(named.files);
  });
  const remove = (file: NamedFile): void => {
    announce(words.removed(file.name));
    onFiles(files.filter((each) => each !== file));
  };
  return (
    <Section name={name} {...(files.length === 0 ? {} : { count: files.length })}>
      <QuietNote
        action={
          <>
            {files.length > 0 && (
              <ul className={styles.list} aria-label={name}>
                {files.map((file) => {
                  const mark = markOf?.(file);
                  return (
                    <li key={file.name} className={styles.one}>
                      <span className={styles.words}>
                        {file.name}{" "}
                        <span className={styles.digest} title={`SHA-256 ${file.sha256}`}>
                          {shortDigest(file.sha256)}
                        </span>
                        {mark !== undefined && (
                          <div>
                            <StatusMark tone={mark.tone}>{mark.words}</StatusMark>
                          </div>
                        )}
                      </span>
                      <Button
                        size="small"
                        appearance="subtle"
                        aria-label={words.removeOne(file.name)}
                        disabledFocusable={disabled}
                        onClick={() => {
                          remove(file);
                        }}
                      >
                        {words.remove}
                      </Button>
                    </li>
                  );
                })}
              </ul>
            )}
            <Button
              size="small"
              disabledFocusable={disabled || naming.running}
              onClick={() => {
                input.current?.click();
              }}
            >
              {naming.running ? words.reading : add}
            </Button>
            <input
              ref={input}
              type="file"
              multiple
              className={styles.input}
              aria-label={add}
              tabIndex={-1}
              onChange={(event) => {
                const chosen = [...(event.target.files ?? [])];
                event.target.value = "";
                if (chosen.length > 0) void naming.run(chosen);
              }}
            />
          </>
        }
      >
        {about}
      </QuietNote>
      {refused !== undefined && <TroubleNote>{refused}</TroubleNote>}
      {naming.state.kind === "failed" && <Trouble fault={naming.state.fault} />}
    </Section>
  );
};
