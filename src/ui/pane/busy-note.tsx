/** Microsoft 365 asked to wait: until when, that what was pressed goes on by itself then, and a way to stop. A wait nobody would notice is not shown. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { Busy } from "../../app/ports/busy";
import { useReader, useWords } from "../words/use-words";
import { paneWords } from "./words.en";

/** Milliseconds. */
const UNNOTICED = 2_000;

const useStyles = makeStyles({
  note: {
    position: "fixed",
    insetInline: tokens.spacingHorizontalS,
    top: tokens.spacingVerticalS,
    zIndex: 10,
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    boxShadow: tokens.shadow8,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground1,
  },
});

/** The time until which something waits, once it has waited long enough to be noticed. */
const useWaitingUntil = (busy: Busy): number | undefined => {
  const [until, setUntil] = useState<number>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = busy.watch((now) => {
      clearTimeout(timer);
      if (now === undefined) setUntil(undefined);
      else
        timer = setTimeout(() => {
          setUntil(now);
        }, UNNOTICED);
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [busy]);
  return until;
};

export const BusyNote = ({ busy }: { readonly busy: Busy }) => {
  const styles = useStyles();
  const words = useWords(paneWords).busy;
  const { locale } = useReader();
  const until = useWaitingUntil(busy);
  if (until === undefined) return null;
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "medium" }).format(until);
  return (
    <div className={styles.note} role="status">
      <div>{words.waits(time)}</div>
      <Button
        size="small"
        onClick={() => {
          busy.stop();
        }}
      >
        {words.stop}
      </Button>
    </div>
  );
};
