/** One more party, counsel, exhibit, event or deadline for a matter's facts: what stands in the row, where it goes, and where it is from. */
import { Button, Field, Input, Select, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type KeyboardEvent } from "react";
import type { DraftId, MatterId } from "../../domain/ids";
import { keyOf, namesOf, rowGroups, type RowGroup } from "../../domain/matter/row-groups";
import type { FactName } from "../../domain/matter/fact-names";
import { ActTrouble } from "../acts/act-trouble";
import { useAnnounce } from "../pane/announcer";
import { useReader } from "../words/use-words";
import { shown } from "../acts/reading";
import { useServices } from "../pane/services";
import { useAct } from "../acts/use-act";
import { useOwnReading } from "../acts/use-reading";
import type { Reader } from "../words/reader";
import type { FactLine } from "../../app/begin/read-matter";

const useStyles = makeStyles({
  form: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  acts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  open: { alignSelf: "flex-start" },
});

/** Facts that take more than a line. */
const LONG: ReadonlySet<string> = new Set(["exhibits[].description", "events[].text"]);

/** Words the firm's templates ask for by name: a party of another role stands in no caption. */
const HINTS: ReadonlyMap<string, string> = new Map([
  ["parties[].role", "As the templates ask for it: Plaintiff or Defendant"],
]);

const Value = ({
  name,
  value,
  onChange,
  complaint,
}: {
  readonly name: FactName;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly complaint?: string;
}) => (
  <Field
    label={name.label}
    {...(HINTS.has(name.path) ? { hint: HINTS.get(name.path) ?? "" } : {})}
    {...(complaint === undefined ? {} : { validationMessage: complaint })}
  >
    {name.type === "boolean" ? (
      <Select
        value={value}
        onChange={(_, data) => {
          onChange(data.value);
        }}
      >
        <option value="">Not said</option>
        <option value="yes">Yes</option>
        <option value="no">No</option>
      </Select>
    ) : LONG.has(name.path) ? (
      <Textarea
        rows={2}
        resize="vertical"
        value={value}
        onChange={(_, data) => {
          onChange(data.value);
        }}
      />
    ) : (
      <Input
        value={value}
        onChange={(_, data) => {
          onChange(data.value);
        }}
        {...(name.type === "number" ? { inputMode: "decimal" as const } : {})}
      />
    )}
  </Field>
);

interface RowThere {
  readonly itemId: string;
  readonly name: string;
}

/** The rows of a group in their order, by what names each. */
const rowsOf = (
  facts: readonly FactLine[],
  group: RowGroup,
  valueAsRead: Reader["valueAsRead"],
): readonly RowThere[] => {
  const [first] = namesOf(group);
  if (first === undefined) return [];
  return facts
    .filter(({ path }) => new RegExp(`^${group}\\.\\d+\\.${keyOf(first)}$`).test(path))
    .flatMap(({ value, address }) =>
      address === undefined ? [] : [{ itemId: address.itemId, name: valueAsRead(value) }],
    );
};

export interface AddFactRowProps {
  readonly matter: MatterId;
  /** With a draft open, its history gets a line. */
  readonly draft?: DraftId;
  /** What is asked for where the form is opened; changeable. */
  readonly group?: RowGroup;
  readonly onAdded: () => Promise<void>;
}

const RowForm = ({
  matter,
  draft,
  group: wanted = "parties",
  onAdded,
  onClose,
}: AddFactRowProps & { readonly onClose: () => void }) => {
  const styles = useStyles();
  const services = useServices();
  const announce = useAnnounce();
  const [group, setGroup] = useState<RowGroup>(wanted);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [before, setBefore] = useState("");
  const [note, setNote] = useState("");
  const [asked, setAsked] = useState(false);
  const [, state] = useOwnReading(() => services.readMatter(matter));
  const { valueAsRead } = useReader();
  const adding = useAct(services.addMatterRow);
  const names = namesOf(group);
  const [first] = names;
  const there = rowsOf(shown(state)?.facts ?? [], group, valueAsRead);
  const one = rowGroups.find((each) => each.group === group)?.one ?? "";
  const name = first === undefined ? "" : (values[keyOf(first)] ?? "").trim();
  const choose = (next: RowGroup): void => {
    setGroup(next);
    setValues({});
    setBefore("");
    setAsked(false);
  };
  const add = async (): Promise<void> => {
    setAsked(true);
    if (name === "" || note.trim() === "" || adding.running) return;
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ""));
    const added = await adding.run({
      matter,
      row: { group, values: filled, note: note.trim(), ...(before === "" ? {} : { before }) },
      ...(draft === undefined ? {} : { draft }),
    });
    if (added === undefined) return;
    announce(added.added ? `${name} added` : `${name} was there already`);
    onClose();
    await onAdded();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // The review screen listens for single letters; typing here is not for it.
    event.stopPropagation();
    if (event.key === "Escape") onClose();
  };
  return (
    <form
      className={styles.form}
      aria-label="Add to the facts"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label="What is added?">
        <Select
          autoFocus
          value={group}
          onChange={(_, data) => {
            choose(data.value as RowGroup);
          }}
        >
          {rowGroups.map((each) => (
            <option key={each.group} value={each.group}>
              {each.one}
            </option>
          ))}
        </Select>
      </Field>
      {names.map((each) => (
        <Value
          key={each.path}
          name={each}
          value={values[keyOf(each)] ?? ""}
          onChange={(value) => {
            setValues({ ...values, [keyOf(each)]: value });
          }}
          {...(asked && each === first && name === "" ? { complaint: "Say what stands here." } : {})}
        />
      ))}
      {there.length > 0 && (
        <Field label="Place">
          <Select
            value={before}
            onChange={(_, data) => {
              setBefore(data.value);
            }}
          >
            <option value="">Last</option>
            {there.map((row) => (
              <option key={row.itemId} value={row.itemId}>{`Before ${row.name}`}</option>
            ))}
          </Select>
        </Field>
      )}
      <Field
        label="Where is this from?"
        hint="For example: client's e-mail of March 3; Exhibit B, page 2"
        {...(asked && note.trim() === "" ? { validationMessage: "Name the source; the attorney sees it." } : {})}
      >
        <Input
          value={note}
          onChange={(_, data) => {
            setNote(data.value);
          }}
        />
      </Field>
      <ActTrouble act={adding} />
      <div className={styles.acts}>
        <Button type="submit" size="small" disabledFocusable={adding.running}>
          {adding.running ? "Adding ..." : `Add ${one.toLowerCase()}`}
        </Button>
        <Button type="button" size="small" appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
};

export const AddFactRow = (props: AddFactRowProps) => {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  if (open)
    return (
      <RowForm
        {...props}
        onClose={() => {
          setOpen(false);
        }}
      />
    );
  return (
    <Button
      className={styles.open}
      size="small"
      onClick={() => {
        setOpen(true);
      }}
    >
      Add a party, exhibit or event
    </Button>
  );
};
