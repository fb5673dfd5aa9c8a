/** A named part of a screen; the number stands beside the name. A collapsed one opens at its heading. */
import { makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDown16Regular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRight16Regular } from "@fluentui/react-icons/svg/chevron-right";
import { useId, useState, type ReactNode } from "react";

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  head: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
    minHeight: "24px",
  },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  count: {
    fontWeight: tokens.fontWeightRegular,
    fontVariantNumeric: "tabular-nums",
    color: tokens.colorNeutralForeground3,
  },
  toggle: {
    display: "inline-flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    minHeight: "24px",
    padding: 0,
    border: "none",
    background: "none",
    cursor: "pointer",
    color: "inherit",
    font: "inherit",
    borderRadius: tokens.borderRadiusSmall,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "2px" },
  },
  list: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
});

export interface SectionProps {
  readonly name: string;
  readonly count?: number;
  readonly beside?: ReactNode;
  /** Given: the section can be folded, and starts so when true. */
  readonly collapsed?: boolean | undefined;
  readonly children: ReactNode;
}

export const Section = ({ name, count, beside, collapsed, children }: SectionProps) => {
  const styles = useStyles();
  const id = useId();
  const [open, setOpen] = useState(collapsed !== true);
  const words = (
    <>
      {name}
      {count !== undefined && <span className={styles.count}>{` ${count}`}</span>}
    </>
  );
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 className={styles.name} id={id}>
          {collapsed === undefined ? (
            words
          ) : (
            <button
              type="button"
              className={styles.toggle}
              aria-expanded={open}
              onClick={() => {
                setOpen(!open);
              }}
            >
              {open ? <ChevronDown16Regular aria-hidden="true" /> : <ChevronRight16Regular aria-hidden="true" />}
              <span>{words}</span>
            </button>
          )}
        </h2>
        {beside}
      </div>
      {open && <div className={styles.list}>{children}</div>}
    </section>
  );
};
