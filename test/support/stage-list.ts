/** The stage's front page: every screen and state as a link, by room. */
import { stageScenes, type StageScene } from "./stage-scenes";

const link = (query: string, words: string): HTMLAnchorElement => {
  const anchor = document.createElement("a");
  anchor.href = `index.html?${query}`;
  anchor.textContent = words;
  return anchor;
};

const row = ({ title, query }: StageScene): HTMLLIElement => {
  const item = document.createElement("li");
  item.append(link(query, title), " (", link(`${query}&scheme=dark`, "dark"), ")");
  return item;
};

for (const [room, scenes] of Object.entries(stageScenes)) {
  const heading = document.createElement("h2");
  heading.textContent = room;
  const list = document.createElement("ul");
  list.append(...scenes.map(row));
  document.body.append(heading, list);
}
