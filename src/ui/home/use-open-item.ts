import { useTask } from "../acts/use-task";
import { useAnnounce } from "../pane/announcer";
import { useServices } from "../pane/services";
import type { WorkItem } from "../../app/home/list-work";

export const useOpenItem = () => {
  const services = useServices();
  const announce = useAnnounce();
  return useTask(async (item: WorkItem) => {
    announce(`Opening ${item.row.title}`);
    await services.openFile(item.row.webUrl);
  });
};
