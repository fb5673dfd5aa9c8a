/** What an attorney asked to be changed, in her own words, beside the paragraph's number. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ToneIcon } from "./status-mark";

const useStyles = makeStyles({
  row: { display: "flex", alignItems: "flex-start", columnGap: tokens.spacingHorizontalS, padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  icon: { paddingTop: "2px", flexShrink: 0 },
  words: { flexGrow: 1, minWidth: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, overflowWrap: "anywhere" },
  number: { color: tokens.colorNeutralForeground3 },
  act: { flexShrink: 0, marginRight: "-6px" },
});

export const RequestRow = ({ number, words, onShow }: { readonly number: number; readonly words: string; readonly onShow: () => void }) => {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <span className={styles.icon}><ToneIcon tone="changes" /></span>
      <div className={styles.words}><span className={styles.number}>{`¶ ${number} `}</span>{words}</div>
      <span className={styles.act}><Button size="small" appearance="subtle" aria-label={`Show paragraph ${number} in the document`} onClick={onShow}>Show</Button></span>
    </div>
  );
};
