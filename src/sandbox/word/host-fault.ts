/**
 * What the Word stand-in refuses, by name. `code` is the error code the RichApi client shows (Word's own names where Word has one);
 * the message names members, parts and positions, never the document's words.
 */
export type HostFaultCode =
  | "NotImplemented"
  | "InvalidArgument"
  | "InvalidObjectPath"
  | "ItemNotFound"
  | "NotAllowed"
  | "AccessDenied"
  | "GeneralException"
  /** The place stands in a control whose content is locked. */
  | "Locked"
  | "ReadOnly"
  | "NoSuchPlace"
  /** Joining or deleting would have to cross a cell, a section break or a story. */
  | "AcrossContainers";

export class HostFault extends Error {
  readonly code: HostFaultCode;
  constructor(code: HostFaultCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "HostFault";
    this.code = code;
  }
}
