import { useTask } from "../acts/use-task";
import { useAnnounce } from "../pane/announcer";
import { useServices } from "../pane/services";
import { useWords } from "../words/use-words";
import { homeWords } from "./words.en";
import type { WorkItem } from "../../app/home/list-work";

export const useOpenItem = () => {
  const services = useServices();
  const announce = useAnnounce();
  const words = useWords(homeWords).home;
  return useTask(async (item: WorkItem) => {
    announce(words.opening(item.row.title));
    await services.openFile(item.row.webUrl);
  });
};
