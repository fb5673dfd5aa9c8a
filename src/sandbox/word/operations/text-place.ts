/** Where typing happens: a paragraph and an offset into its visible text (see visible-text). */
import type { ChangeCause, ParagraphPlace } from "../host-document";

export interface TextPlace extends ParagraphPlace {
  readonly offset: number;
}

/** Who makes the change: the person at the keyboard, or the add-in through its API. */
export interface EditSetting {
  readonly cause?: ChangeCause;
}
