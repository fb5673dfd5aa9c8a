/** Who asked many questions is answered once: all of one person's are closed in one act, by an attorney. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import type { PersonId } from "../../domain/ids";
import { ActTrouble } from "../acts/act-trouble";
import { NoteForm } from "../acts/note-form";
import { useAct } from "../acts/use-act";
import { useAnnounce } from "../pane/announcer";
import { useServices } from "../pane/services";
import { useWords } from "../words/use-words";
import { questionsWords } from "./words.en";

/** Fewer are answered where they stand. */
const MANY = 5;

const useStyles = makeStyles({
  row: {
    display: "flex",
    flexDirection: "column",
    alignItems: "stretch",
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  about: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

export interface Asker {
  readonly oid: PersonId;
  readonly name: string;
  readonly count: number;
}

/** Everybody with many questions open, most first. */
export const askersOfMany = ({ questions }: OpenDraft, colleague: string): readonly Asker[] => {
  const byOid = new Map<PersonId, Asker>();
  for (const { by, byName, rule } of questions)
    if (rule === undefined && by !== undefined)
      byOid.set(by, { oid: by, name: byName ?? colleague, count: (byOid.get(by)?.count ?? 0) + 1 });
  return [...byOid.values()].filter(({ count }) => count >= MANY).sort((a, b) => b.count - a.count);
};

export const ManyOfOne = ({
  draft,
  asker,
  onClosed,
}: {
  readonly draft: OpenDraft;
  readonly asker: Asker;
  readonly onClosed: () => Promise<void>;
}) => {
  const styles = useStyles();
  const services = useServices();
  const { many: words, answerForm } = useWords(questionsWords);
  const announce = useAnnounce();
  const closing = useAct(services.closeQuestionsOf);
  const [writing, setWriting] = useState(false);
  const close = async (text: string): Promise<void> => {
    const closed = await closing.run({ seen: draft, by: asker.oid, outcome: "answered", text });
    if (closed === undefined) return;
    setWriting(false);
    announce(words.closed(closed.closed));
    await onClosed();
  };
  return (
    <div className={styles.row} role="group" aria-label={words.of(asker.count, asker.name)}>
      <div className={styles.about}>{words.of(asker.count, asker.name)}</div>
      <ActTrouble act={closing} />
      {writing ? (
        <NoteForm
          {...answerForm}
          send={words.close(asker.count)}
          busy={closing.running}
          onSend={(text) => {
            void close(text);
          }}
          onCancel={() => {
            setWriting(false);
          }}
        />
      ) : (
        <div>
          <Button
            size="small"
            onClick={() => {
              setWriting(true);
            }}
          >
            {words.answerAll}
          </Button>
        </div>
      )}
    </div>
  );
};
