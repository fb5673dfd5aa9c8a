// Word's page with nothing but the frame: opens the file it is served and answers the pane.
import { openHostDocument, type HostDocument } from "../../../../src/sandbox/word/host-document";
import { insertText } from "../../../../src/sandbox/word/operations/insert-text";
import { reserialiseAsDesktop } from "../../../../src/sandbox/word/desktop-reserialiser";
import { connectFrame } from "../../../../src/sandbox/word/xdm-frame";

declare global {
  interface Window {
    wordHost?: {
      readonly document: HostDocument;
      readonly type: (offset: number, text: string) => void;
      readonly select: () => void;
    };
  }
}

const start = async (): Promise<void> => {
  const bytes = new Uint8Array(await (await fetch("/draft.docx")).arrayBuffer());
  const desktop = new URLSearchParams(location.search).get("mode") === "desktop";
  const opened = await openHostDocument(bytes, {
    mode: desktop ? "desktop" : "web",
    person: { name: "Ana Reyes", initials: "AR" },
    url: `${location.origin}/?document=1`,
    now: () => Date.now(),
    random: () => Math.random(),
    ...(desktop ? { rewrite: reserialiseAsDesktop } : {}),
  });
  window.wordHost = {
    document: opened,
    type: (offset, text) => void insertText(opened, { part: opened.mainPart, paragraph: 0, offset }, text),
    select: () => opened.select({ part: opened.mainPart, paragraph: 0, start: 0, end: 1 }, "person"),
  };
  const frame = document.createElement("iframe");
  frame.id = "pane";
  document.body.append(frame);
  connectFrame(frame, {
    document: opened,
    page: `${location.origin}/pane.html`,
    conversation: crypto.randomUUID(),
    theme: {
      bodyBackgroundColor: "#292929",
      bodyForegroundColor: "#ffffff",
      controlBackgroundColor: "#333333",
      controlForegroundColor: "#ffffff",
    },
  });
};
void start();
