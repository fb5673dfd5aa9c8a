/**
 * The pane's end of a dialog Office shows for it (DialogApi 1.2: messages both ways). Office hands on strings only, and only between pages of
 * the pane's own origin; whether the dialog is still there after a sign-in it cannot always tell, so "closed" here is a hint.
 */
import type { WordSurroundings } from "./surroundings";
import { WordFault } from "./word-fault";

export interface OfficeDialog {
  readonly tell: (message: string) => void;
  readonly close: () => void;
}

export interface DialogListener {
  readonly onMessage: (message: string) => void;
  /** The person closed it, or Office lost sight of it (error 12006 either way). */
  readonly onClosed: () => void;
}

/** True where this Word can show a dialog the pane can speak with. */
export const hasOfficeDialog = (surroundings: Pick<WordSurroundings, "office">): boolean =>
  surroundings.office.context.requirements.isSetSupported("DialogApi", "1.2");

/** Percent of the screen, as the API wants them. */
const SIZE = { width: 40, height: 80 };

/**
 * Opens a dialog on a page of our own origin. Must be called from a click: in a browser Office opens a window for it.
 * Throws WordFault `not-supported` with Office's own error when it does not open.
 */
export const openOfficeDialog = (
  surroundings: Pick<WordSurroundings, "office">,
  address: string,
  listener: DialogListener,
): Promise<OfficeDialog> => {
  const { office } = surroundings;
  return new Promise((resolve, reject) => {
    office.context.ui.displayDialogAsync(address, { ...SIZE, promptBeforeOpen: false }, (result) => {
      if (result.status !== office.AsyncResultStatus.Succeeded) {
        reject(
          new WordFault("not-supported", `Word did not open the sign-off dialog (${String(result.error.code)}).`, {
            cause: result.error,
          }),
        );
        return;
      }
      const dialog = result.value;
      dialog.addEventHandler(office.EventType.DialogMessageReceived, (heard) => {
        if ("message" in heard && isOurs(heard.origin)) listener.onMessage(heard.message);
      });
      dialog.addEventHandler(office.EventType.DialogEventReceived, () => {
        listener.onClosed();
      });
      resolve({
        tell: (message) => {
          dialog.messageChild(
            message,
            office.context.requirements.isSetSupported("DialogOrigin", "1.1")
              ? { targetOrigin: location.origin }
              : undefined,
          );
        },
        close: () => {
          dialog.close();
        },
      });
    });
  });
};

/** Older Offices name no origin; they deliver messages of the pane's own domain only. */
const isOurs = (origin: string | undefined): boolean => origin === undefined || origin === location.origin;
