/** The language the firm's papers are written in and proofed as: a US court's, whoever reads the pane in whichever language. */
export const DOCUMENT_LANGUAGE = "en-US";
