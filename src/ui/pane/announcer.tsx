/** Results are said aloud to screen readers in one polite live region, and shown nowhere else. */
import { makeStyles } from "@fluentui/react-components";
import { createContext, useContext, useMemo, useState, type ReactNode } from "react";

const useStyles = makeStyles({
  unseen: {
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  },
});

const AnnounceContext = createContext<(sentence: string) => void>(() => undefined);

/** Says a sentence aloud: "¶ 14 approved, 8 left". */
export const useAnnounce = (): ((sentence: string) => void) => useContext(AnnounceContext);

export const Announcer = ({ children }: { readonly children: ReactNode }) => {
  const styles = useStyles();
  const [said, setSaid] = useState({ sentence: "", turn: 0 });
  const announce = useMemo(
    () => (sentence: string) => {
      setSaid((before) => ({ sentence, turn: before.turn + 1 }));
    },
    [],
  );
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      {/* The key makes a repeated sentence a new node, so that it is read again. */}
      <div role="status" aria-live="polite" className={styles.unseen}>
        <span key={said.turn}>{said.sentence}</span>
      </div>
    </AnnounceContext.Provider>
  );
};
