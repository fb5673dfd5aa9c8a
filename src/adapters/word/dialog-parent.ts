/**
 * The dialog's own end of an Office dialog: loads Office's script into a page that stands in one, and speaks with the pane that opened it.
 * A page that stands in an ordinary window must not load it: in a browser Office's script closes a dialog whose opener is gone.
 */
import { officeOfThisPage } from "./office-globals";
import { WordFault } from "./word-fault";

export interface DialogParent {
  readonly tell: (message: string) => void;
  readonly onMessage: (hear: (message: string) => void) => Promise<void>;
}

/** Loads the script and waits until it has found its host. Throws WordFault `not-in-word` when it cannot be loaded. */
export const connectToDialogParent = async (page: Document, officeScript: string): Promise<DialogParent> => {
  await new Promise<void>((resolve, reject) => {
    const script = page.createElement("script");
    script.src = officeScript;
    script.addEventListener("load", () => {
      resolve();
    });
    script.addEventListener("error", (cause) => {
      reject(new WordFault("not-in-word", "Office.js did not load.", { cause }));
    });
    page.head.append(script);
  });
  const office = officeOfThisPage();
  await office.onReady();
  const { ui, requirements } = office.context;
  return {
    tell: (message) => {
      if (requirements.isSetSupported("DialogOrigin", "1.1"))
        ui.messageParent(message, { targetOrigin: location.origin });
      else ui.messageParent(message);
    },
    onMessage: (hear) =>
      new Promise((resolve, reject) => {
        ui.addHandlerAsync(
          office.EventType.DialogParentMessageReceived,
          (heard) => {
            if (heard.origin === undefined || heard.origin === location.origin) hear(heard.message);
          },
          (result) => {
            if (result.status === office.AsyncResultStatus.Succeeded) resolve();
            else reject(new WordFault("not-supported", "This dialog cannot hear its pane.", { cause: result.error }));
          },
        );
      }),
  };
};
