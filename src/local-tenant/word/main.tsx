import { ThemedPage } from "../pages/ThemedPage";
import { showPage } from "../pages/show-page";
import { NamedWordPage } from "./NamedWordPage";

showPage("Word", <ThemedPage>{(theme, onThemeChange) => <NamedWordPage theme={theme} onThemeChange={onThemeChange} />}</ThemedPage>);
