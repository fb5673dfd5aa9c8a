/** Choosing a matter: the firm's list with a filter over number and title, and a way to add one. */
import { Button, Input, Link, makeStyles, tokens } from "@fluentui/react-components";
import { Search16Regular } from "@fluentui/react-icons/svg/search";
import { useState } from "react";
import type { MatterRow } from "../../app/ports/matter-source";
import type { MatterId } from "../../domain/ids";
import { AddMatterForm } from "./add-matter-form";
import { OptionRows } from "../pane/option-rows";
import { QuietNote } from "../pane/quiet-note";
import { shown } from "../acts/reading";
import { Section } from "../pane/section";
import { useServices } from "../pane/services";
import { SkeletonRows } from "../pane/skeleton-rows";
import { Trouble } from "../acts/trouble";
import { useOwnReading } from "../acts/use-reading";
import { useWords } from "../words/use-words";
import { beginWords } from "./words.en";

const FILTER_FROM = 6;

const useStyles = makeStyles({
  chosen: {
    display: "flex",
    justifyContent: "space-between",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  words: { minWidth: 0 },
  title: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, overflowWrap: "anywhere" },
  number: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});

export const MatterChoice = ({
  chosen,
  onChoose,
}: {
  readonly chosen: MatterRow | undefined;
  readonly onChoose: (row: MatterRow | undefined) => void;
}) => {
  const styles = useStyles();
  const words = useWords(beginWords).matterChoice;
  const services = useServices();
  const [reading, state] = useOwnReading(services.listMatters);
  const [filter, setFilter] = useState("");
  const [adding, setAdding] = useState(false);
  const matters = shown(state);
  if (chosen !== undefined)
    return (
      <Section name={words.name}>
        <div className={styles.chosen}>
          <div className={styles.words}>
            <div className={styles.title}>{chosen.title}</div>
            <div className={styles.number}>{chosen.number}</div>
          </div>
          <Button
            size="small"
            appearance="subtle"
            aria-label={words.changeTheMatter}
            onClick={() => {
              onChoose(undefined);
            }}
          >
            {words.change}
          </Button>
        </div>
      </Section>
    );
  const wanted = filter.trim().toLowerCase();
  const found = (matters ?? []).filter(
    (row) => wanted === "" || row.title.toLowerCase().includes(wanted) || row.number.toLowerCase().includes(wanted),
  );
  const choose = (id: MatterId): void => {
    onChoose(matters?.find((row) => row.id === id));
  };
  return (
    <Section
      name={words.name}
      beside={
        !adding && (
          <Link
            as="button"
            onClick={() => {
              setAdding(true);
            }}
          >
            {words.add}
          </Link>
        )
      }
    >
      {adding && (
        <AddMatterForm
          onAdded={onChoose}
          onCancel={() => {
            setAdding(false);
          }}
        />
      )}
      {matters === undefined && state.kind === "reading" && <SkeletonRows rows={4} height={48} label={words.reading} />}
      {state.kind === "failed" && (
        <Trouble
          fault={state.fault}
          onAgain={() => {
            void reading.refresh();
          }}
        />
      )}
      {matters !== undefined && matters.length >= FILTER_FROM && (
        <Input
          aria-label={words.find}
          placeholder={words.filter}
          contentBefore={<Search16Regular />}
          value={filter}
          onChange={(_, data) => {
            setFilter(data.value);
          }}
        />
      )}
      {matters !== undefined && matters.length === 0 && !adding && (
        <QuietNote title={words.none}>{words.addTheFirst}</QuietNote>
      )}
      {matters !== undefined && matters.length > 0 && found.length === 0 && (
        <QuietNote>{words.noneWith(filter.trim())}</QuietNote>
      )}
      {found.length > 0 && (
        <OptionRows
          label={words.name}
          chosen={undefined}
          onChoose={choose}
          options={found.map((row) => ({ value: row.id, name: row.title, about: row.number }))}
        />
      )}
    </Section>
  );
};
