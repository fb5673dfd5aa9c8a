/** The page's theme: Word's own where it tells one, else what the system prefers, followed as it changes. */
import { FluentProvider, makeStaticStyles, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useSyncExternalStore, type ReactNode } from "react";
import { themeFor, type Scheme } from "./theme";

const usePage = makeStaticStyles({
  "html, body, #pane, #signoff": { margin: 0, padding: 0, height: "100%" },
  // Parts that only hold the keyboard's place (keyboard-place.ts) are no controls: a frame around half the pane would look like one.
  "main:focus-visible, form:focus-visible, header:focus-visible, footer:focus-visible": { outlineStyle: "none" },
  "section:focus-visible, li:focus-visible, [role=group]:focus-visible, [role=radiogroup]:focus-visible": {
    outline: `1px solid ${tokens.colorNeutralStroke1}`,
    outlineOffset: "4px",
    borderRadius: tokens.borderRadiusMedium,
  },
});
const useStyles = makeStyles({
  page: {
    height: "100%",
    minWidth: 0,
    overflow: "hidden",
    fontFamily: tokens.fontFamilyBase,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  // For what the browser itself draws: radio buttons, date fields, scroll bars.
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
});

const query = (): MediaQueryList => window.matchMedia("(prefers-color-scheme: dark)");
const subscribe = (listener: () => void): (() => void) => {
  const list = query();
  list.addEventListener("change", listener);
  return () => {
    list.removeEventListener("change", listener);
  };
};

export const ThemedPage = ({
  scheme,
  children,
}: {
  readonly scheme: Scheme | undefined;
  readonly children: ReactNode;
}) => {
  usePage();
  const styles = useStyles();
  const preferred: Scheme = useSyncExternalStore(subscribe, () => query().matches) ? "dark" : "light";
  const shown = scheme ?? preferred;
  return (
    <FluentProvider theme={themeFor(shown)} className={mergeClasses(styles.page, styles[shown])}>
      {children}
    </FluentProvider>
  );
};
