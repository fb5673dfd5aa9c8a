/** One more party, counsel, exhibit, event or deadline for a matter's facts: what stands in the row, where it goes, and where it is from. */
import { Button, Field, Input, Select, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type KeyboardEvent, type ReactElement } from "react";
import type { DraftId, MatterId } from "../../domain/ids";
import type { RowGroup } from "../../domain/matter/matter-lists";
import { keyOf, namesOf, rowGroups } from "../../domain/matter/row-groups";
import type { FactName } from "../../domain/matter/fact-names";
import { ActTrouble } from "../acts/act-trouble";
import { useAnnounce } from "../pane/announcer";
import { useReader, useWords } from "../words/use-words";
import { factsWords } from "./words.en";
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

interface ControlProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const YesOrNo = ({ value, onChange }: ControlProps) => {
  const words = useWords(factsWords).addRow.yesOrNo;
  return (
    <Select
      value={value}
      onChange={(_, data) => {
        onChange(data.value);
      }}
    >
      <option value="">{words.notSaid}</option>
      <option value="yes">{words.yes}</option>
      <option value="no">{words.no}</option>
    </Select>
  );
};

const LongText = ({ value, onChange }: ControlProps) => (
  <Textarea
    rows={2}
    resize="vertical"
    value={value}
    onChange={(_, data) => {
      onChange(data.value);
    }}
  />
);

const ShortText = ({ name, value, onChange }: ControlProps & { readonly name: FactName }) => (
  <Input
    value={value}
    onChange={(_, data) => {
      onChange(data.value);
    }}
    {...(name.type === "number" ? { inputMode: "decimal" as const } : {})}
  />
);

const controlFor = (name: FactName, given: ControlProps): ReactElement => {
  if (name.type === "boolean") return <YesOrNo {...given} />;
  return LONG.has(name.path) ? <LongText {...given} /> : <ShortText name={name} {...given} />;
};

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
}) => {
  const words = useWords(factsWords).addRow;
  return (
    <Field
      label={name.label}
      {...(name.path === "parties[].role" ? { hint: words.roleHint } : {})}
      {...(complaint === undefined ? {} : { validationMessage: complaint })}
    >
      {controlFor(name, { value, onChange })}
    </Field>
  );
};

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
  const words = useWords(factsWords);
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
    announce(added.added ? words.addRow.added(name) : words.addRow.thereAlready(name));
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
      aria-label={words.addRow.name}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label={words.addRow.what}>
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
          {...(asked && each === first && name === "" ? { complaint: words.valueNeeded } : {})}
        />
      ))}
      {there.length > 0 && (
        <Field label={words.addRow.place}>
          <Select
            value={before}
            onChange={(_, data) => {
              setBefore(data.value);
            }}
          >
            <option value="">{words.addRow.last}</option>
            {there.map((row) => (
              <option key={row.itemId} value={row.itemId}>
                {words.addRow.before(row.name)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field
        label={words.source.label}
        hint={words.source.hint}
        {...(asked && note.trim() === "" ? { validationMessage: words.source.needed } : {})}
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
          {adding.running ? words.addRow.adding : words.addRow.add(one)}
        </Button>
        <Button type="button" size="small" appearance="subtle" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
};

export const AddFactRow = (props: AddFactRowProps) => {
  const styles = useStyles();
  const words = useWords(factsWords).addRow;
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
      {words.open}
    </Button>
  );
};
