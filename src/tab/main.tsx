import { createRoot, type Root } from "react-dom/client";
import { App } from "./App";
import { openTab } from "./open-tab";
import { isAddingTab } from "./setup/is-adding-tab";

async function showSetup(root: Root): Promise<void> {
  const [{ SetupApp }, { openSetup }] = await Promise.all([import("./setup/SetupApp"), import("./setup/open-setup")]);
  root.render(<SetupApp view={window} opening={openSetup(window)} />);
}

const place = document.getElementById("page");
if (place === null) throw new Error("the page has no place for its content");
const root = createRoot(place);
if (isAddingTab(window.location.search)) void showSetup(root);
else root.render(<App view={window} opening={openTab(window)} />);
