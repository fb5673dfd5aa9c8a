/**
 * The outer frame of Word on the web around an add-in's iframe: the real client finds its host through the frame's name
 * and speaks JSON over postMessage. The pane's page is taken as it is; nothing in it knows of this.
 */
import { createXdmHost, type XdmHost, type XdmHostSetting, type XdmMessage } from "./xdm-host";

export interface FrameSetting extends XdmHostSetting {
  /** The add-in's page, absolute. */
  readonly page: string;
  /** Distinguishes this page load: the client caches by it within a tab. */
  readonly conversation: string;
}

/** `type$platform$version$locale$correlation$isDialog$disableLogging$flags`. */
const HOST_INFO = "Word$Web$16.01$en-US$stand-in$$$0";

/** What the client reads from `window.name` at start. */
export const frameName = (conversation: string, hostOrigin: string): string =>
  JSON.stringify({
    baseFrameName: "pane",
    hostInfo: HOST_INFO,
    xdmInfo: `${conversation}|word-stand-in|${hostOrigin}`,
    serializerVersion: 1,
    flights: "[]",
  });

/** The page's address with the host information the client also looks for in the query. */
const frameAddress = (page: string): string => {
  const address = new URL(page);
  address.searchParams.set("_host_Info", HOST_INFO);
  return address.href;
};

/** The protocol's envelope for an answer (`kind` 0) or an event (`kind` 1). */
const envelope = (
  name: string,
  conversation: string,
  correlation: number,
  origin: string,
  data: unknown,
  errorCode: number,
  kind: 0 | 1,
): string =>
  JSON.stringify({
    _messageType: 1,
    _actionName: name,
    _conversationId: conversation,
    _correlationId: correlation,
    _origin: origin,
    _data: data,
    _errorCode: errorCode,
    _responseType: kind,
    _serializerVersion: 1,
  });

/** Answers one iframe's messages from now on; returns the host's end and how to stop. */
export const connectFrame = (
  frame: HTMLIFrameElement,
  setting: FrameSetting,
): { readonly host: XdmHost; readonly stop: () => void } => {
  const host = createXdmHost(setting);
  const paneOrigin = new URL(setting.page).origin;
  const send = (text: string): void => frame.contentWindow?.postMessage(text, paneOrigin);
  const receive = (event: MessageEvent): void => {
    if (event.source !== frame.contentWindow || event.origin !== paneOrigin || typeof event.data !== "string") return;
    const message = readMessage(event.data);
    if (message === undefined) return;
    void host
      .answer(message)
      .then(({ data, errorCode }) =>
        send(
          envelope(
            message._actionName,
            setting.conversation,
            message._correlationId ?? -1,
            location.origin,
            data,
            errorCode,
            0,
          ),
        ),
      );
  };
  window.addEventListener("message", receive);
  const silence = host.onEvent((name, data) =>
    send(envelope(name, setting.conversation, -1, location.origin, data, 0, 1)),
  );
  const name = frameName(setting.conversation, location.origin);
  frame.name = name;
  // The attribute names a frame when it is attached; one that is attached already is named through its still empty window.
  if (frame.contentWindow !== null) frame.contentWindow.name = name;
  frame.src = frameAddress(setting.page);
  return {
    host,
    stop: () => {
      silence();
      window.removeEventListener("message", receive);
    },
  };
};

/** A request of the protocol, or undefined for any other message a page may get. */
const readMessage = (text: string): XdmMessage | undefined => {
  try {
    const message = JSON.parse(text) as Partial<XdmMessage> | null;
    return message !== null && message._messageType === 0 && typeof message._actionName === "string"
      ? (message as XdmMessage)
      : undefined;
  } catch {
    // Not JSON, so not the client's: other scripts may post messages too.
    return undefined;
  }
};
