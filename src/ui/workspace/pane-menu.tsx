/** Who is signed in, and what is asked for seldom: a plain disclosure, since the pane opens nothing over the work. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Person20Regular } from "@fluentui/react-icons/svg/person";
import { useEffect, useId, useRef, useState } from "react";
import type { Person } from "../../app/ports/session";
import { useServices } from "../pane/services";
import { useTask, type TaskState } from "../acts/use-task";
import { useWords } from "../words/use-words";
import { workspaceWords } from "./words.en";

const useStyles = makeStyles({
  place: { position: "relative", flexShrink: 0 },
  list: {
    position: "absolute",
    right: 0,
    top: "100%",
    zIndex: 10,
    minWidth: "244px",
    boxSizing: "border-box",
    padding: tokens.spacingVerticalS,
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
  },
  who: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  name: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  role: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
  item: { justifyContent: "flex-start" },
});

const roleWords = (person: Person, words: typeof workspaceWords.menu): string => {
  const names = [
    person.roles.includes("Countersign.Attorney") ? words.roles.attorney : undefined,
    person.roles.includes("Countersign.TeamLead") ? words.roles.teamLead : undefined,
    person.roles.includes("Countersign.Paralegal") ? words.roles.paralegal : undefined,
  ].filter((name) => name !== undefined);
  return names.length === 0 ? words.noRole : names.join(", ");
};

const LEAVING = { idle: "signOut", running: "signingOut", failed: "signOutFailed" } as const satisfies Readonly<
  Record<TaskState["kind"], keyof typeof workspaceWords.menu>
>;

/** What a screen adds to the menu. */
export interface MenuAct {
  readonly name: string;
  readonly run: () => void;
}

export const PaneMenu = ({
  person,
  acts = [],
  onVerify,
  onCheckTemplate,
  onSignedOut,
}: {
  readonly person: Person;
  readonly acts?: readonly MenuAct[];
  readonly onVerify: () => void;
  readonly onCheckTemplate: () => void;
  readonly onSignedOut: () => void;
}) => {
  const styles = useStyles();
  const { session } = useServices();
  const words = useWords(workspaceWords).menu;
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const id = useId();
  const leaving = useTask(async () => {
    await session.signOut();
    onSignedOut();
  });
  useEffect(() => {
    if (!open) return;
    const away = (event: PointerEvent): void => {
      if (event.target instanceof Node && place.current?.contains(event.target) !== true) setOpen(false);
    };
    document.addEventListener("pointerdown", away);
    return () => {
      document.removeEventListener("pointerdown", away);
    };
  }, [open]);
  return (
    <div
      className={styles.place}
      ref={place}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        // Word's client would take Escape as the wish to leave the pane.
        event.stopPropagation();
        setOpen(false);
        place.current?.querySelector("button")?.focus();
      }}
      onBlur={(event) => {
        if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <Button
        appearance="subtle"
        icon={<Person20Regular />}
        aria-label={words.open(person.name)}
        aria-expanded={open}
        {...(open ? { "aria-controls": id } : {})}
        onClick={() => {
          setOpen(!open);
        }}
      />
      {open && (
        <div className={styles.list} id={id}>
          <div className={styles.who}>
            <div className={styles.name}>{person.name}</div>
            <div className={styles.role}>{roleWords(person, words)}</div>
            <div className={styles.role}>{person.userName}</div>
          </div>
          {acts.map(({ name, run }) => (
            <Button
              key={name}
              appearance="subtle"
              className={styles.item}
              onClick={() => {
                setOpen(false);
                place.current?.querySelector("button")?.focus();
                run();
              }}
            >
              {name}
            </Button>
          ))}
          <Button
            appearance="subtle"
            className={styles.item}
            onClick={() => {
              setOpen(false);
              onVerify();
            }}
          >
            {words.verify}
          </Button>
          <Button
            appearance="subtle"
            className={styles.item}
            onClick={() => {
              setOpen(false);
              onCheckTemplate();
            }}
          >
            {words.checkTemplate}
          </Button>
          <Button
            appearance="subtle"
            className={styles.item}
            disabledFocusable={leaving.running}
            onClick={() => {
              void leaving.run();
            }}
          >
            {words[LEAVING[leaving.state.kind]]}
          </Button>
        </div>
      )}
    </div>
  );
};
