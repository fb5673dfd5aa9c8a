/** A draft of the work list opened in Word, and said aloud: from the list and from "Next" alike. */
import type { WorkItem } from "../../app/verbs";
import { useTask } from "../acts/use-task";
import { useAnnounce } from "../pane/announcer";
import { useServices } from "../pane/services";

export const useOpenItem = () => {
  const services = useServices();
  const announce = useAnnounce();
  return useTask(async (item: WorkItem) => {
    announce(`Opening ${item.row.title}`);
    await services.openFile(item.row.webUrl);
  });
};
