/** A matter the firm's list does not have yet: its number, its title, and the kind of court where there is one. */
import { Button, Field, Input, Select, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { MatterRow } from "../app/ports/matter-source";
import { ActTrouble } from "./act-trouble";
import { useServices } from "./services";
import { useAct } from "./use-act";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, padding: tokens.spacingHorizontalM, backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  acts: { display: "flex", columnGap: tokens.spacingHorizontalS },
});

const courts: readonly { readonly code: string; readonly name: string }[] = [
  { code: "", name: "No court" },
  { code: "us-ca-superior", name: "California Superior Court" },
  { code: "us-federal-district", name: "U.S. District Court" },
];

export const AddMatterForm = ({ onAdded, onCancel }: { readonly onAdded: (row: MatterRow) => void; readonly onCancel: () => void }) => {
  const styles = useStyles();
  const services = useServices();
  const [number, setNumber] = useState("");
  const [title, setTitle] = useState("");
  const [court, setCourt] = useState("");
  const [asked, setAsked] = useState(false);
  const adding = useAct(services.addMatter);
  const add = async (): Promise<void> => {
    setAsked(true);
    if (number.trim() === "" || title.trim() === "") return;
    const row = await adding.run({ number: number.trim(), title: title.trim(), ...(court === "" ? {} : { court }) });
    if (row !== undefined) onAdded(row);
  };
  return (
    <form className={styles.form} onSubmit={(event) => { event.preventDefault(); void add(); }}>
      <Field label="Matter number" {...(asked && number.trim() === "" ? { validationMessage: "As it stands on the firm's files." } : {})}>
        <Input value={number} onChange={(_, data) => { setNumber(data.value); }} />
      </Field>
      <Field label="Title" {...(asked && title.trim() === "" ? { validationMessage: "For example: Rivera v. Harborview Market, Inc." } : {})}>
        <Input value={title} onChange={(_, data) => { setTitle(data.value); }} />
      </Field>
      <Field label="Court">
        <Select value={court} onChange={(_, data) => { setCourt(data.value); }}>
          {courts.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
        </Select>
      </Field>
      <ActTrouble act={adding} />
      <div className={styles.acts}>
        <Button type="submit" size="small" disabledFocusable={adding.running}>{adding.running ? "Adding ..." : "Add matter"}</Button>
        <Button type="button" size="small" appearance="subtle" onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
};
