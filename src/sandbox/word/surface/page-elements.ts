/** The elements of word.html the page's code works with; a missing one is a mistake in the page, told at once. */

const byId = <Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind => {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no element ${id}`);
  return found;
};

export const pageElements = () => ({
  pages: byId("pages", HTMLDivElement),
  styles: byId("styles", HTMLDivElement),
  pane: byId("pane", HTMLElement),
  documentName: byId("document-name", HTMLHeadingElement),
  saved: byId("saved", HTMLSpanElement),
  message: byId("message", HTMLDivElement),
  track: byId("track", HTMLInputElement),
  mode: byId("mode", HTMLSelectElement),
  fault: byId("fault", HTMLSelectElement),
  person: byId("person", HTMLSpanElement),
  switchPerson: byId("switch", HTMLButtonElement),
  newDocument: byId("new-document", HTMLButtonElement),
  reset: byId("reset", HTMLButtonElement),
  about: byId("about", HTMLButtonElement),
  aboutText: byId("about-text", HTMLDivElement),
  tour: byId("tour", HTMLButtonElement),
  tourText: byId("tour-text", HTMLDivElement),
});

export type PageElements = ReturnType<typeof pageElements>;
