/** Fluent's own themes; the only colours of ours are the five statuses, taken from Fluent's palette so that both themes carry them. */
import { tokens, webDarkTheme, webLightTheme, type Theme } from "@fluentui/react-components";

export type Scheme = "light" | "dark";
export const themeFor = (scheme: Scheme): Theme => (scheme === "dark" ? webDarkTheme : webLightTheme);

/** amber pending, blue changes requested, green reviewed, red blocking, purple attorney-only; quiet for the rest. */
export type Tone = "pending" | "changes" | "reviewed" | "blocking" | "attorneyOnly" | "quiet";

export const toneColour: Readonly<Record<Tone, string>> = {
  pending: tokens.colorPaletteMarigoldForeground2,
  changes: tokens.colorPaletteBlueForeground2,
  reviewed: tokens.colorPaletteGreenForeground1,
  blocking: tokens.colorPaletteRedForeground1,
  attorneyOnly: tokens.colorPalettePurpleForeground2,
  quiet: tokens.colorNeutralForeground3,
};
