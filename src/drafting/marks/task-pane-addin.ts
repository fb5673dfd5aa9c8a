/** The add-in a draft opens its pane with: the id of manifest.xml, from the firm's own catalog (central deployment). */
import type { TaskPaneAddin } from "../../docx/parts/task-pane-part";

export const TASK_PANE_ADDIN: TaskPaneAddin = {
  id: "6f0f2a53-0a0c-4a53-9a3e-6d1c2b5f7e41",
  version: "0.1.0.0",
  storeType: "EXCatalog",
  store: "EXCatalog",
};
