/** A matter the firm's list does not have yet: its number and title, its court and forum, and the attorneys who answer for it and may sign in it. */
import { Button, Field, Input, Select, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { MatterRow } from "../../app/ports/matter-source";
import type { PersonId } from "../../domain/ids";
import { COURTS, forumsFor } from "../../domain/matter/forums";
import { ActTrouble } from "../acts/act-trouble";
import { shown } from "../acts/reading";
import { useServices } from "../pane/services";
import { Trouble } from "../acts/trouble";
import { useAct } from "../acts/use-act";
import { useOwnReading } from "../acts/use-reading";
import { useWords } from "../words/use-words";
import { beginWords } from "./words.en";

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
  acts: { display: "flex", columnGap: tokens.spacingHorizontalS },
});

const named = (oid: string): readonly PersonId[] => (oid === "" ? [] : [oid as PersonId]);

export const AddMatterForm = ({
  onAdded,
  onCancel,
}: {
  readonly onAdded: (row: MatterRow) => void;
  readonly onCancel: () => void;
}) => {
  const styles = useStyles();
  const words = useWords(beginWords).addMatter;
  const services = useServices();
  const [number, setNumber] = useState("");
  const [title, setTitle] = useState("");
  const [court, setCourt] = useState("");
  const [forum, setForum] = useState("");
  const [responsible, setResponsible] = useState("");
  const [signing, setSigning] = useState("");
  const [asked, setAsked] = useState(false);
  const [reading, state] = useOwnReading(services.listAttorneys);
  const attorneys = shown(state) ?? [];
  const forums = forumsFor(
    court,
    attorneys.flatMap((attorney) => attorney.forums),
  );
  const chosenForum = forums.find((each) => each.code === forum) ?? (forums.length === 1 ? forums[0] : undefined);
  const signer = attorneys.find((attorney) => attorney.oid === signing);
  const notAdmitted = signer !== undefined && chosenForum !== undefined && !signer.forums.includes(chosenForum.code);
  const adding = useAct(services.addMatter);
  const add = async (): Promise<void> => {
    setAsked(true);
    if (number.trim() === "" || title.trim() === "") return;
    const row = await adding.run({
      number: number.trim(),
      title: title.trim(),
      ...(court === "" ? {} : { court }),
      ...(chosenForum === undefined && responsible === "" && signing === ""
        ? {}
        : {
            proposed: {
              forums: chosenForum === undefined ? [] : [chosenForum.code],
              responsible: named(responsible),
              signing: named(signing),
            },
          }),
    });
    if (row !== undefined) onAdded(row);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label={words.number} {...(asked && number.trim() === "" ? { validationMessage: words.numberNeeded } : {})}>
        <Input
          value={number}
          onChange={(_, data) => {
            setNumber(data.value);
          }}
        />
      </Field>
      <Field label={words.title} {...(asked && title.trim() === "" ? { validationMessage: words.titleNeeded } : {})}>
        <Input
          value={title}
          onChange={(_, data) => {
            setTitle(data.value);
          }}
        />
      </Field>
      <Field label={words.court}>
        <Select
          value={court}
          onChange={(_, data) => {
            setCourt(data.value);
          }}
        >
          <option value="">{words.noCourt}</option>
          {COURTS.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.forum} hint={words.forumHint}>
        <Select
          value={chosenForum?.code ?? ""}
          onChange={(_, data) => {
            setForum(data.value);
          }}
        >
          {forums.length !== 1 && <option value="">{words.forumNotKnown}</option>}
          {forums.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {state.kind === "failed" && (
        <Trouble
          fault={state.fault}
          onAgain={() => {
            void reading.refresh();
          }}
        />
      )}
      <Field label={words.responsible} {...(responsible === "" ? { hint: words.responsibleHint } : {})}>
        <Select
          value={responsible}
          onChange={(_, data) => {
            setResponsible(data.value);
          }}
        >
          <option value="">{words.notNamed}</option>
          {attorneys.map(({ oid, name }) => (
            <option key={oid} value={oid}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={words.signing}
        {...(notAdmitted
          ? {
              validationState: "warning" as const,
              validationMessage: words.notAdmitted(signer.name, chosenForum.name),
            }
          : {})}
      >
        <Select
          value={signing}
          onChange={(_, data) => {
            setSigning(data.value);
          }}
        >
          <option value="">{words.notNamed}</option>
          {attorneys.map(({ oid, name }) => (
            <option key={oid} value={oid}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <ActTrouble act={adding} />
      <div className={styles.acts}>
        <Button type="submit" size="small" disabledFocusable={adding.running}>
          {adding.running ? words.adding : words.add}
        </Button>
        <Button type="button" size="small" appearance="subtle" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
};
