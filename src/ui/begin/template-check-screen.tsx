/** The open document as a template: its mistakes and what looks like a person's data, each a click away. Mistakes stop a draft; advice does not. */
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { TemplatePoint } from "../../app/ports/engine";
import { useAnnounce } from "../pane/announcer";
import { FindingRow } from "../acts/finding-row";
import { QuietNote } from "../pane/quiet-note";
import { Screen } from "../pane/screen";
import { Section } from "../pane/section";
import { useServices } from "../pane/services";
import { SkeletonRows } from "../pane/skeleton-rows";
import { Trouble } from "../acts/trouble";
import { useTask } from "../acts/use-task";
import { useWords } from "../words/use-words";
import { beginWords } from "./words.en";

interface Checked {
  readonly mistakes: readonly TemplatePoint[];
  readonly advice: readonly TemplatePoint[];
}

const actName = (words: typeof beginWords.templateCheck, running: boolean, checked: Checked | undefined): string => {
  if (running) return words.checking;
  return checked === undefined ? words.check : words.checkAgain;
};

export const TemplateCheckScreen = ({ onBack }: { readonly onBack: () => void }) => {
  const services = useServices();
  const words = useWords(beginWords).templateCheck;
  const announce = useAnnounce();
  const [checked, setChecked] = useState<Checked>();
  const checking = useTask(async () => {
    setChecked(undefined);
    const found = await services.checkOpenTemplate();
    setChecked(found);
    announce(found.mistakes.length === 0 ? words.noMistakes : words.counted(found.mistakes.length));
  });
  const jump = useTask((point: NonNullable<TemplatePoint["at"]>) => services.goTo(point));
  const rows = (points: readonly TemplatePoint[], severity: "blocking" | "advisory") =>
    points.map((point, index) => {
      const { at } = point;
      return (
        <FindingRow
          key={index}
          severity={severity}
          kind={severity === "blocking" ? words.stops : words.advice}
          sentence={point.sentence}
          onShow={
            at === undefined
              ? undefined
              : () => {
                  void jump.run(at);
                }
          }
        />
      );
    });
  return (
    <Screen
      title={words.title}
      onBack={onBack}
      foot={
        <Button
          appearance="primary"
          disabledFocusable={checking.running}
          onClick={() => {
            void checking.run();
          }}
        >
          {actName(words, checking.running, checked)}
        </Button>
      }
    >
      {checked === undefined && !checking.running && <QuietNote>{words.about}</QuietNote>}
      {checking.running && <SkeletonRows rows={3} height={64} label={words.reading} />}
      {checking.state.kind === "failed" && (
        <Trouble
          fault={checking.state.fault}
          onAgain={() => {
            void checking.run();
          }}
        />
      )}
      {jump.state.kind === "failed" && <Trouble fault={jump.state.fault} />}
      {checked !== undefined && checked.mistakes.length === 0 && (
        <QuietNote title={words.noMistakes} role="status">
          {checked.advice.length === 0 ? words.ready : words.readyWithAdvice}
        </QuietNote>
      )}
      {checked !== undefined && checked.mistakes.length > 0 && (
        <Section name={words.mistakes} count={checked.mistakes.length}>
          {rows(checked.mistakes, "blocking")}
        </Section>
      )}
      {checked !== undefined && checked.advice.length > 0 && (
        <Section name={words.personsData} count={checked.advice.length}>
          {rows(checked.advice, "advisory")}
        </Section>
      )}
    </Screen>
  );
};
