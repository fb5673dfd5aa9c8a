/** Hands a file to the browser as a download. Its name may name nothing of a client's that the caller did not put there; its words never go into an address. */

export const saveFile = (name: string, content: string | Uint8Array, type: string): void => {
  const address = URL.createObjectURL(new Blob([typeof content === "string" ? content : content.slice()], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};
