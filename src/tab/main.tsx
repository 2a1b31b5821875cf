import { createRoot } from "react-dom/client";
import { App } from "./App";
import { openTab } from "./open-tab";

const place = document.getElementById("page");
if (place === null) throw new Error("the page has no place for its content");
createRoot(place).render(<App view={window} opening={openTab(window)} />);
