/** Waits for Office.js and says where the pane runs: which host and platform, whether nested app authentication is there, which theme. */
import { WordFault } from "./word-fault";
import { given } from "../../given";

export interface WordHostInfo {
  /** `PC`, `Mac`, `OfficeOnline`, `iOS`. */
  readonly platform: string;
  /** The host brokers sign-in for the pane (NestedAppAuth 1.1). */
  readonly nestedAppAuth: boolean;
  /** From the host's own theme; undefined where it tells none. */
  readonly theme?: "light" | "dark";
}

/** Resolves when Word is ready. Throws WordFault `not-in-word` in a plain browser. */
export const whenOfficeReady = async (office: typeof Office): Promise<WordHostInfo> => {
  const { host, platform } = await office.onReady();
  if (String(host) !== "Word")
    throw new WordFault("not-in-word", "This page runs inside Word; it was opened outside of it.");
  const theme = themeOf(office);
  return {
    platform: String(platform),
    nestedAppAuth: office.context.requirements.isSetSupported("NestedAppAuth", "1.1"),
    ...given({ theme }),
  };
};

/** Light or dark by the ground colour Office tells; undefined where it tells none. */
export const themeOf = (office: typeof Office): "light" | "dark" | undefined => {
  const background = (office.context.officeTheme as Office.OfficeTheme | undefined)?.bodyBackgroundColor;
  const digits = background === undefined ? null : /^#?([0-9a-f]{6})/i.exec(background);
  if (digits === null) return undefined;
  const value = Number.parseInt(digits[1] ?? "", 16);
  // Relative luminance, roughly (ITU-R BT.601 weights): below the middle is a dark ground.
  return (0.299 * (value >> 16) + 0.587 * ((value >> 8) & 255) + 0.114 * (value & 255)) / 255 < 0.5 ? "dark" : "light";
};
