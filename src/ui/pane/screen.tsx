/**
 * The frame of every screen: where one is, the way back, the work, and one primary act at the foot.
 * The heading takes the focus when a screen opens, so that keyboard and screen reader start at its top.
 */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronLeft20Regular } from "@fluentui/react-icons/svg/chevron-left";
import { useEffect, useRef, type ReactNode } from "react";
import { useWords } from "../words/use-words";
import { paneWords } from "./words.en";

const useStyles = makeStyles({
  screen: {
    display: "flex",
    flexDirection: "column",
    height: "100%",
    minHeight: 0,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  head: {
    flexShrink: 0,
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    minHeight: "44px",
    boxSizing: "border-box",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  back: { marginLeft: "-6px", minWidth: "32px" },
  titles: { flexGrow: 1, minWidth: 0 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    outlineStyle: "none",
  },
  subtitle: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  body: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: "auto",
    padding: tokens.spacingHorizontalM,
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
    scrollPaddingBlock: tokens.spacingVerticalXL,
    "> *": { flexShrink: 0 },
  },
  foot: {
    flexShrink: 0,
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

export interface ScreenProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** At the right of the heading: a round, a menu. */
  readonly beside?: ReactNode;
  readonly onBack?: (() => void) | undefined;
  readonly backLabel?: string;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
  /** False for a screen that stands there first, so that the pane does not take the focus from the document. */
  readonly takesFocus?: boolean;
}

export const Screen = ({
  title,
  subtitle,
  beside,
  onBack,
  backLabel,
  foot,
  children,
  takesFocus = true,
}: ScreenProps) => {
  const styles = useStyles();
  const words = useWords(paneWords).screen;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Only within the pane: a person who types in the document must not find her next words in the pane.
    if (takesFocus && document.hasFocus()) heading.current?.focus();
  }, [takesFocus]);
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        {onBack !== undefined && (
          <Button
            className={styles.back}
            appearance="subtle"
            icon={<ChevronLeft20Regular />}
            aria-label={backLabel ?? words.back}
            onClick={onBack}
          />
        )}
        <div className={styles.titles}>
          <h1 className={styles.title} tabIndex={-1} ref={heading} title={title}>
            {title}
          </h1>
          {subtitle !== undefined && <div className={styles.subtitle}>{subtitle}</div>}
        </div>
        {beside}
      </header>
      <main className={styles.body}>{children}</main>
      {foot !== undefined && <footer className={styles.foot}>{foot}</footer>}
    </div>
  );
};
