/** Progress of one act, step by step; the step under way is said aloud once. */
import { Spinner, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircle16Filled } from "@fluentui/react-icons/svg/checkmark-circle";
import { Circle16Regular } from "@fluentui/react-icons/svg/circle";
import { toneColour } from "./theme";

const useStyles = makeStyles({
  steps: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
  },
  step: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground3,
  },
  now: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  past: { color: tokens.colorNeutralForeground2 },
  mark: { width: "16px", height: "16px", display: "inline-flex", flexShrink: 0 },
  done: { color: toneColour.reviewed },
});

export interface Step<Name extends string> {
  readonly name: Name;
  readonly words: string;
}

export const StepList = <Name extends string>({
  steps,
  at,
}: {
  readonly steps: readonly Step<Name>[];
  readonly at: Name | "done";
}) => {
  const styles = useStyles();
  const current = at === "done" ? steps.length : steps.findIndex((step) => step.name === at);
  return (
    <ol className={styles.steps}>
      {steps.map((step, index) => (
        <li
          key={step.name}
          className={mergeClasses(styles.step, index === current && styles.now, index < current && styles.past)}
          aria-current={index === current ? "step" : undefined}
        >
          <span className={styles.mark} aria-hidden="true">
            {index < current ? (
              <CheckmarkCircle16Filled className={styles.done} />
            ) : index === current ? (
              <Spinner size="extra-tiny" />
            ) : (
              <Circle16Regular />
            )}
          </span>
          <span>{step.words}</span>
        </li>
      ))}
    </ol>
  );
};
