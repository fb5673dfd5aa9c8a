/** Keeps what is shown in step with the bytes, and the stored file in step with both: Word on the web saves by itself. */
import type { DocumentChange, HostDocument } from "../host-document";
import { storyParts } from "../story-places";
import { controlsOfPart } from "../story-places";
import { valueOf, childW } from "../wordprocessing";
import type { DocumentView } from "./document-view";
import type { PageElements } from "./page-elements";

const SAVE_AFTER = 800;

const carriesLegend = (host: HostDocument): boolean =>
  storyParts(host).some(
    (part) =>
      part !== host.mainPart &&
      controlsOfPart(host, part).some(
        (control) => valueOf(childW(control, "sdtPr"), "tag") === "countersign-draft-legend",
      ),
  );

export interface ShownDocument {
  readonly host: HostDocument;
  readonly view: DocumentView;
  readonly page: PageElements;
  /** False for a blank document that has no file. */
  readonly stored: boolean;
  readonly tell: (sentence: string) => void;
}

export const showDocument = ({ host, view, page, stored, tell }: ShownDocument): void => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const sayState = (text: string): void => {
    page.saved.textContent = text;
  };

  const save = async (): Promise<void> => {
    sayState("Saving ...");
    try {
      await host.save();
      sayState(host.isSaved ? "Saved" : "");
    } catch (error) {
      sayState("Not saved");
      tell(error instanceof Error ? error.message : "The document could not be saved.");
    }
  };
  const follow = async (change: DocumentChange): Promise<void> => {
    const storyPart = change.parts.find((part) => storyParts(host).includes(part));
    const wordsOnly =
      change.cause !== "loaded" && change.parts.every((part) => part === storyPart || part.startsWith("customXml/"));
    const selection = change.cause === "person" ? view.selection() : undefined;
    const oneParagraph =
      selection !== undefined &&
      selection.anchor.part === storyPart &&
      selection.anchor.paragraph === selection.focus.paragraph;
    if (storyPart !== undefined || !wordsOnly)
      await view.follow(oneParagraph ? selection.anchor : undefined, wordsOnly);
    page.pages.classList.toggle("draft", carriesLegend(host));
  };

  host.onChange((change) => {
    void follow(change);
    if (change.cause === "loaded" || !stored) return;
    clearTimeout(timer);
    sayState("");
    timer = setTimeout(() => {
      void save();
    }, SAVE_AFTER);
  });
  host.onSelection((selection, cause) => {
    if (cause === "add-in") view.show(selection);
  });
  page.pages.classList.toggle("draft", carriesLegend(host));
};
