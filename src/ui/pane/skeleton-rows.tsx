/** Shown while something is read: as tall as what will stand there, so that nothing jumps. */
import { makeStyles, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  rows: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  row: {
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralStencil1,
    animationName: { "0%": { opacity: 1 }, "50%": { opacity: 0.55 }, "100%": { opacity: 1 } },
    animationDuration: "1.6s",
    animationIterationCount: "infinite",
    "@media (prefers-reduced-motion: reduce)": { animationName: "none" },
  },
});

export const SkeletonRows = ({
  rows,
  height,
  label,
}: {
  readonly rows: number;
  readonly height: number;
  readonly label: string;
}) => {
  const styles = useStyles();
  return (
    <div className={styles.rows} role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.row} style={{ height: `${height}px` }} />
      ))}
    </div>
  );
};
