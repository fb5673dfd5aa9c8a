/**
 * Who answers for a matter, who signs in it and before which forums, for an attorney to confirm: what was proposed stands there to be read and changed;
 * how conflicts were cleared and when the limitation period ends she types herself.
 */
import {
  Button,
  Checkbox,
  Field,
  Input,
  Radio,
  RadioGroup,
  Select,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import type { Confirmed, RightsView } from "../../app/begin/confirm-rights";
import { sentenceForRefusal } from "../../app/words/sentences";
import type { MatterId, PersonId } from "../../domain/ids";
import { forumsFor, type Forum } from "../../domain/matter/forums";
import type { ProposedRights } from "../../domain/matter/matter-rights";
import { given } from "../../given";
import { ActTrouble } from "../acts/act-trouble";
import { shown } from "../acts/reading";
import { Trouble, TroubleNote } from "../acts/trouble";
import { useAct } from "../acts/use-act";
import { useOwnReading } from "../acts/use-reading";
import { useServices } from "../pane/services";
import { SkeletonRows } from "../pane/skeleton-rows";
import { useWords } from "../words/use-words";
import { beginWords } from "./words.en";

const useStyles = makeStyles({
  form: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  about: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  group: { border: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column" },
  legend: { padding: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  missing: { color: tokens.colorPaletteRedForeground1, fontSize: tokens.fontSizeBase200 },
  acts: { display: "flex", columnGap: tokens.spacingHorizontalS },
});

interface Choice {
  readonly value: string;
  readonly name: string;
}

/** Several of a list, each with a tick; of a long one those ticked, and the rest to add from. */
const Ticks = ({
  name,
  choices,
  chosen,
  onChange,
  addFrom,
  missing,
}: {
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  /** What to call the list of those not ticked, where it may be long. */
  readonly addFrom?: string;
  readonly missing?: string;
}) => {
  const styles = useStyles();
  const [seen, setSeen] = useState(chosen);
  const offered = addFrom === undefined ? choices : choices.filter(({ value }) => seen.includes(value));
  const rest = choices.filter((choice) => !offered.includes(choice));
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{name}</legend>
      {offered.map(({ value, name: label }) => (
        <Checkbox
          key={value}
          label={label}
          checked={chosen.includes(value)}
          onChange={(_, { checked }) => {
            onChange(checked === true ? [...chosen, value] : chosen.filter((each) => each !== value));
          }}
        />
      ))}
      {rest.length > 0 && (
        <Select
          aria-label={addFrom}
          value=""
          onChange={(_, { value }) => {
            setSeen([...seen, value]);
            onChange([...chosen, value]);
          }}
        >
          <option value="">{addFrom}</option>
          {rest.map(({ value, name: label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      )}
      {missing !== undefined && (
        <span className={styles.missing} role="alert">
          {missing}
        </span>
      )}
    </fieldset>
  );
};

/** What stands there to begin with: what waits for her, else what was proposed, else what is in force. */
const startingFrom = ({ standing, matter }: RightsView): ProposedRights =>
  standing.waiting.at(-1)?.rights ??
  standing.inForce?.rights ??
  matter.proposed ?? { forums: [], responsible: [], signing: [] };

const forumChoices = ({ matter, attorneys }: RightsView, named: readonly string[]): readonly Forum[] => {
  const known = forumsFor(
    matter.court ?? "",
    attorneys.flatMap(({ forums }) => forums),
  );
  return [
    ...known,
    ...named.filter((code) => !known.some((forum) => forum.code === code)).map((code) => ({ code, name: code })),
  ];
};

export interface ConfirmRightsFormProps {
  readonly matter: MatterId;
  readonly onConfirmed: (confirmed: Confirmed) => void;
  readonly onCancel?: () => void;
}

export const ConfirmRightsForm = ({ matter, ...rest }: ConfirmRightsFormProps) => {
  const words = useWords(beginWords).rights;
  const services = useServices();
  const [reading, state] = useOwnReading(() => services.readRights(matter));
  const answer = shown(state);
  if (state.kind === "failed")
    return (
      <Trouble
        fault={state.fault}
        onAgain={() => {
          void reading.refresh();
        }}
      />
    );
  if (answer === undefined) return <SkeletonRows rows={2} height={120} label={words.reading} />;
  if (!answer.ok) return <TroubleNote>{sentenceForRefusal(answer.refusal)}</TroubleNote>;
  return <Filled view={answer.value} {...rest} />;
};

const DAY = /^\d{4}-\d{2}-\d{2}$/u;

const Filled = ({
  view,
  onConfirmed,
  onCancel,
}: { readonly view: RightsView } & Omit<ConfirmRightsFormProps, "matter">) => {
  const styles = useStyles();
  const words = useWords(beginWords).rights;
  const services = useServices();
  const start = startingFrom(view);
  const [forums, setForums] = useState(start.forums);
  const [responsible, setResponsible] = useState<readonly string[]>(start.responsible);
  const [signing, setSigning] = useState<readonly string[]>(start.signing);
  const [cleared, setCleared] = useState<"memorandum" | "cleared-elsewhere">();
  const [reference, setReference] = useState("");
  const [limitation, setLimitation] = useState("");
  const [noLimitation, setNoLimitation] = useState(false);
  const [asked, setAsked] = useState(false);
  const confirming = useAct(services.confirmRights);
  const people = view.attorneys.map(({ oid, name }) => ({ value: oid, name }));
  const needs = {
    responsible: responsible.length === 0,
    cleared: cleared === undefined || reference.trim() === "",
    limitation: !noLimitation && !DAY.test(limitation),
  };
  const confirm = async (): Promise<void> => {
    setAsked(true);
    if (needs.responsible || needs.limitation || cleared === undefined || reference.trim() === "") return;
    const confirmed = await confirming.run({
      matter: view.matter.id,
      forums,
      responsible: responsible as readonly PersonId[],
      signing: signing as readonly PersonId[],
      conflictCheck:
        cleared === "memorandum"
          ? { kind: cleared, reference: reference.trim() }
          : { kind: cleared, by: reference.trim() },
      limitation: noLimitation ? "none" : limitation,
      ...given({ confirms: view.standing.waiting.at(-1)?.row }),
    });
    if (confirmed !== undefined) onConfirmed(confirmed);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <p className={styles.about}>{words.about}</p>
      {view.standing.waiting.map(({ row, byName }) => (
        <p key={row} className={styles.about}>
          {words.proposedBy(byName)}
        </p>
      ))}
      <Ticks
        name={words.forums}
        choices={forumChoices(view, start.forums).map(({ code, name }) => ({ value: code, name }))}
        chosen={forums}
        onChange={setForums}
      />
      <Ticks
        name={words.responsible}
        choices={people}
        chosen={responsible}
        onChange={setResponsible}
        addFrom={words.addResponsible}
        {...given({ missing: asked && needs.responsible ? words.responsibleNeeded : undefined })}
      />
      <Ticks name={words.signing} choices={people} chosen={signing} onChange={setSigning} addFrom={words.addSigning} />
      <Field label={words.conflicts}>
        <RadioGroup
          value={cleared ?? ""}
          onChange={(_, data) => {
            setCleared(data.value === "memorandum" ? "memorandum" : "cleared-elsewhere");
          }}
        >
          <Radio value="memorandum" label={words.memorandum} />
          <Radio value="cleared-elsewhere" label={words.clearedElsewhere} />
        </RadioGroup>
      </Field>
      <Field
        label={cleared === "cleared-elsewhere" ? words.clearedBy : words.reference}
        {...(asked && needs.cleared ? { validationMessage: words.conflictsNeeded } : {})}
      >
        <Input
          value={reference}
          onChange={(_, data) => {
            setReference(data.value);
          }}
        />
      </Field>
      <Field
        label={words.limitation}
        hint={words.limitationHint}
        {...(asked && needs.limitation ? { validationMessage: words.limitationNeeded } : {})}
      >
        <Input
          value={limitation}
          disabled={noLimitation}
          onChange={(_, data) => {
            setLimitation(data.value.trim());
          }}
        />
      </Field>
      <Checkbox
        label={words.noLimitation}
        checked={noLimitation}
        onChange={(_, { checked }) => {
          setNoLimitation(checked === true);
        }}
      />
      <ActTrouble act={confirming} />
      <div className={styles.acts}>
        <Button type="submit" size="small" disabledFocusable={confirming.running}>
          {confirming.running ? words.confirming : words.confirm}
        </Button>
        {onCancel !== undefined && (
          <Button type="button" size="small" appearance="subtle" onClick={onCancel}>
            {words.notNow}
          </Button>
        )}
      </div>
    </form>
  );
};
