/**
 * The page that stands in for Word: signs its person in, opens the file its address names, shows it, lets her type,
 * and frames the pane as Word on the web would. Everything the pane sees of Word goes through the real Office.js client.
 */
import { openHostDocument, type HostDocument } from "../host-document";
import { reserialiseAsDesktop } from "../desktop-reserialiser";
import { setTracksChanges, tracksChanges } from "../revision-marks";
import { connectFrame } from "../xdm-frame";
import { listenToBar } from "./bar";
import { blankDocument } from "./blank-document";
import { DocumentView } from "./document-view";
import { signInToWord, type PersonAtWord, type SignInSetting } from "./keyboard-person";
import { LibraryRefusal, openLibraryFile, type LibraryFile } from "./library-file";
import { pageElements, type PageElements } from "./page-elements";
import { showDocument } from "./show-document";
import { listenToTyping } from "./typing";

interface PageSetting extends SignInSetting {
  /** Path of the pane's page. */
  readonly pane: string;
  readonly graphBase: string;
  /** Path of the page SharePoint opens Word's files with; the query names the file. */
  readonly viewer: string;
}

type Mode = "web" | "desktop";
const MODE = "word-mode";

const tellIn =
  (page: PageElements) =>
  (sentence: string): void => {
    page.message.textContent = sentence;
    page.message.hidden = false;
    setTimeout(() => {
      if (page.message.textContent === sentence) page.message.hidden = true;
    }, 8000);
  };

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word.slice(0, 1))
    .join("")
    .toUpperCase();

const readMode = (): Mode => (localStorage.getItem(MODE) === "desktop" ? "desktop" : "web");

const isDark = (): boolean => matchMedia("(prefers-color-scheme: dark)").matches;
const officeTheme = () =>
  isDark()
    ? {
        bodyBackgroundColor: "#292929",
        bodyForegroundColor: "#f0f0f0",
        controlBackgroundColor: "#333333",
        controlForegroundColor: "#f0f0f0",
      }
    : {
        bodyBackgroundColor: "#ffffff",
        bodyForegroundColor: "#242424",
        controlBackgroundColor: "#f5f5f5",
        controlForegroundColor: "#242424",
      };

const namesFile = (query: string): boolean => new URLSearchParams(query).has("sourcedoc");

const openFile = async (who: PersonAtWord, setting: PageSetting): Promise<LibraryFile | undefined> =>
  namesFile(who.query)
    ? openLibraryFile(setting.graphBase, `${location.origin}${setting.viewer}${who.query}`, () => who.token())
    : undefined;

const openHost = async (file: LibraryFile | undefined, name: string): Promise<HostDocument> => {
  const mode = readMode();
  return openHostDocument(file?.bytes ?? (await blankDocument()), {
    mode,
    person: { name, initials: initialsOf(name) },
    url: file?.address ?? "",
    now: () => Date.now(),
    random: () => Math.random(),
    ...(file === undefined ? {} : { store: (bytes: Uint8Array) => file.save(bytes) }),
    ...(mode === "desktop" ? { rewrite: reserialiseAsDesktop } : {}),
  });
};

const framePane = (page: PageElements, host: HostDocument, path: string): void => {
  const frame = document.createElement("iframe");
  frame.title = "Countersign";
  frame.setAttribute("allow", "clipboard-write");
  // The client reads the frame's name as it starts, so the name comes before the frame stands in the page.
  const word = connectFrame(frame, {
    document: host,
    page: `${location.origin}${path}`,
    conversation: crypto.randomUUID(),
    theme: officeTheme(),
  });
  word.host.onLeave((to) => {
    (to === "next" ? page.about : page.pages).focus();
  });
  // F6 goes from part to part in Word; out of the pane it is Ctrl+F6, which the client tells.
  window.addEventListener("keydown", (event) => {
    if (event.key !== "F6") return;
    event.preventDefault();
    frame.contentWindow?.focus();
  });
  page.pane.replaceChildren(frame);
};

const offerSignIn = (page: PageElements, who: PersonAtWord): void => {
  const note = document.createElement("div");
  note.className = "sign-in";
  const words = document.createElement("p");
  words.textContent = "Nobody has signed in to Word yet.";
  const button = document.createElement("button");
  button.textContent = "Sign in";
  button.addEventListener("click", () => {
    void who.choose();
  });
  note.append(words, button);
  page.pane.replaceChildren(note);
};

const start = async (): Promise<void> => {
  const page = pageElements();
  const tell = tellIn(page);
  const setting = (await (await fetch("/word/setting.json")).json()) as PageSetting;
  const who = await signInToWord(setting, location.search);
  if (who.query !== location.search)
    history.replaceState(null, "", `${namesFile(who.query) ? setting.viewer : "/"}${who.query}`);

  page.mode.value = readMode();
  listenToBar(page, {
    tell,
    choosePerson: () => {
      void who.choose();
    },
    newDocument: () => {
      location.assign("/");
    },
    changeMode: (mode) => {
      localStorage.setItem(MODE, mode);
      location.reload();
    },
  });
  if (who.person === undefined) {
    offerSignIn(page, who);
    return;
  }
  page.person.textContent = who.person.name;
  page.switchPerson.textContent = "Switch person";

  const file = await openFile(who, setting).catch((error: unknown) => {
    if (!(error instanceof LibraryRefusal)) throw error;
    tell(error.message);
    return undefined;
  });
  const host = await openHost(file, who.person.name);
  page.documentName.textContent = file?.name ?? "Blank document";
  page.saved.textContent = file === undefined ? "Not saved anywhere" : "Saved";
  page.track.checked = tracksChanges(host);
  page.track.addEventListener("change", () => {
    setTracksChanges(host, page.track.checked);
  });

  const view = new DocumentView(host, page.pages, page.styles);
  showDocument({ host, view, page, stored: file !== undefined, tell });
  listenToTyping({ host, view, pages: page.pages, tell });
  await view.draw();
  framePane(page, host, setting.pane);
};

start().catch((error: unknown) => {
  const page = pageElements();
  tellIn(page)(error instanceof Error ? `The page could not start: ${error.message}` : "The page could not start.");
});
