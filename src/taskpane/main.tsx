import { createRoot } from "react-dom/client";
import { Pane } from "./Pane";
import { openPane } from "./open-pane";

const place = document.getElementById("page");
if (place === null) throw new Error("the pane has no place for its content");
createRoot(place).render(<Pane opening={openPane(window)} onLoadAgain={() => window.location.reload()} />);
