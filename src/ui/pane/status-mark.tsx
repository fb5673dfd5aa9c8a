/** A status is said three ways at once: colour, icon and word (never colour alone). */
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowUndo16Regular } from "@fluentui/react-icons/svg/arrow-undo";
import { CheckmarkCircle16Filled, CheckmarkCircle16Regular } from "@fluentui/react-icons/svg/checkmark-circle";
import { Circle16Regular } from "@fluentui/react-icons/svg/circle";
import { Clock16Regular } from "@fluentui/react-icons/svg/clock";
import { ErrorCircle16Filled } from "@fluentui/react-icons/svg/error-circle";
import { Gavel16Regular } from "@fluentui/react-icons/svg/gavel";
import type { ReactNode } from "react";
import { toneColour, type Tone } from "./theme";

const useStyles = makeStyles({
  mark: {
    display: "inline-flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  large: { fontSize: "inherit", lineHeight: "inherit" },
  icon: { display: "inline-flex", flexShrink: 0 },
  pending: { color: toneColour.pending },
  changes: { color: toneColour.changes },
  reviewed: { color: toneColour.reviewed },
  blocking: { color: toneColour.blocking },
  attorneyOnly: { color: toneColour.attorneyOnly },
  quiet: { color: toneColour.quiet },
});

const icons: Readonly<Record<Tone, ReactNode>> = {
  pending: <Clock16Regular />,
  changes: <ArrowUndo16Regular />,
  reviewed: <CheckmarkCircle16Filled />,
  blocking: <ErrorCircle16Filled />,
  attorneyOnly: <Gavel16Regular />,
  quiet: <Circle16Regular />,
};

const iconFor = (tone: Tone, tentative: boolean): ReactNode =>
  tentative && tone === "reviewed" ? <CheckmarkCircle16Regular /> : icons[tone];

/** The icon alone, for a row whose words stand beside it. Tentative: decided on screen and in no record yet, so never the filled mark. */
export const ToneIcon = ({ tone, tentative = false }: { readonly tone: Tone; readonly tentative?: boolean }) => {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.icon, styles[tone])} aria-hidden="true">
      {iconFor(tone, tentative)}
    </span>
  );
};

export const StatusMark = ({
  tone,
  large = false,
  tentative = false,
  children,
}: {
  readonly tone: Tone;
  readonly large?: boolean;
  readonly tentative?: boolean;
  readonly children: ReactNode;
}) => {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.mark, large && styles.large, styles[tone])}>
      <span className={styles.icon} aria-hidden="true">
        {iconFor(tone, tentative)}
      </span>
      <span>{children}</span>
    </span>
  );
};
