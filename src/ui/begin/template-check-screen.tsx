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

interface Checked {
  readonly mistakes: readonly TemplatePoint[];
  readonly advice: readonly TemplatePoint[];
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const TemplateCheckScreen = ({ onBack }: { readonly onBack: () => void }) => {
  const services = useServices();
  const announce = useAnnounce();
  const [checked, setChecked] = useState<Checked>();
  const checking = useTask(async () => {
    setChecked(undefined);
    const found = await services.checkOpenTemplate();
    setChecked(found);
    announce(found.mistakes.length === 0 ? "No mistakes" : counted(found.mistakes.length, "mistake", "mistakes"));
  });
  const jump = useTask((point: NonNullable<TemplatePoint["at"]>) => services.goTo(point));
  const rows = (points: readonly TemplatePoint[], severity: "blocking" | "advisory") =>
    points.map((point, index) => {
      const { at } = point;
      return (
        <FindingRow
          key={index}
          severity={severity}
          kind={severity === "blocking" ? "no draft is made from it" : "advice"}
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
      title="Check a template"
      onBack={onBack}
      foot={
        <Button
          appearance="primary"
          disabledFocusable={checking.running}
          onClick={() => {
            void checking.run();
          }}
        >
          {checking.running ? "Reading ..." : checked === undefined ? "Check this document" : "Check again"}
        </Button>
      }
    >
      {checked === undefined && !checking.running && (
        <QuietNote>
          Reads the open document as a template: placeholders, blocks, clauses, names of facts, and a person's data left
          in it. Nothing is changed.
        </QuietNote>
      )}
      {checking.running && <SkeletonRows rows={3} height={64} label="Reading the template" />}
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
        <QuietNote title="No mistakes" role="status">
          {checked.advice.length === 0
            ? "A draft can be made from this template."
            : "A draft can be made from this template. Look at the advice first."}
        </QuietNote>
      )}
      {checked !== undefined && checked.mistakes.length > 0 && (
        <Section name="Mistakes" count={checked.mistakes.length}>
          {rows(checked.mistakes, "blocking")}
        </Section>
      )}
      {checked !== undefined && checked.advice.length > 0 && (
        <Section name="A person's data" count={checked.advice.length}>
          {rows(checked.advice, "advisory")}
        </Section>
      )}
    </Screen>
  );
};
