/** An empty place or a passing state, said in one or two calm sentences with at most one way on. */
import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  note: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
  },
  title: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
});

export const QuietNote = ({
  title,
  children,
  action,
  role,
}: {
  readonly title?: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly role?: "alert" | "status";
}) => {
  const styles = useStyles();
  return (
    <div className={styles.note} {...(role === undefined ? {} : { role })}>
      {title !== undefined && <div className={styles.title}>{title}</div>}
      {children !== undefined && <div>{children}</div>}
      {action}
    </div>
  );
};
