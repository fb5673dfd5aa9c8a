/** A matter's facts before a draft is made: how many are empty, and each one correctable with its source. */
import { Input } from "@fluentui/react-components";
import { Search16Regular } from "@fluentui/react-icons/svg/search";
import { useState } from "react";
import type { MatterRow } from "../../app/ports/matter-source";
import { ActTrouble } from "../acts/act-trouble";
import { AddFactRow } from "../facts/add-fact-row";
import { useAnnounce } from "../pane/announcer";
import { FactList } from "../facts/fact-list";
import { labelOf } from "../words/fact-words";
import { shown } from "../acts/reading";
import { Section } from "../pane/section";
import { useServices } from "../pane/services";
import { SkeletonRows } from "../pane/skeleton-rows";
import { Trouble } from "../acts/trouble";
import { useAct } from "../acts/use-act";
import { useOwnReading } from "../acts/use-reading";
import { useReader } from "../words/use-words";
import { beginWords } from "./words.en";

const FILTER_FROM = 12;

export const MatterFacts = ({ matter }: { readonly matter: MatterRow }) => {
  const services = useServices();
  const announce = useAnnounce();
  const reader = useReader();
  const words = reader.words(beginWords).facts;
  const [reading, state] = useOwnReading(() => services.readMatter(matter.id));
  const correcting = useAct(services.correctFact);
  const [filter, setFilter] = useState("");
  const view = shown(state);
  if (state.kind === "failed")
    return (
      <Section name={words.name}>
        <Trouble
          fault={state.fault}
          onAgain={() => {
            void reading.refresh();
          }}
        />
      </Section>
    );
  if (view === undefined)
    return (
      <Section key="reading" name={words.name}>
        <SkeletonRows rows={2} height={32} label={words.reading} />
      </Section>
    );
  const wanted = filter.trim().toLowerCase();
  const missing = view.facts.filter((fact) => fact.missing).length;
  const found = view.facts.filter(
    (fact) =>
      wanted === "" ||
      `${labelOf(fact.path)} ${fact.path} ${reader.valueAsRead(fact.value)}`.toLowerCase().includes(wanted),
  );
  const correct = async (path: string, value: string, note: string): Promise<boolean> => {
    const written = await correcting.run({ matter: matter.id, path, value, note });
    if (written === undefined) return false;
    announce(words.saved(labelOf(path)));
    await reading.refresh();
    return true;
  };
  return (
    <Section
      key="read"
      name={missing === 0 ? words.name : words.someEmpty(missing)}
      count={view.facts.length}
      collapsed
    >
      {view.facts.length >= FILTER_FROM && (
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
      <ActTrouble act={correcting} />
      <FactList
        facts={found.map((fact) => ({ ...fact, mayCorrect: fact.address !== undefined }))}
        busy={correcting.running}
        onCorrect={correct}
      />
      <AddFactRow
        matter={matter.id}
        onAdded={async () => {
          await reading.refresh();
        }}
      />
    </Section>
  );
};
