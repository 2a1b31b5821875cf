import { ThemedPage } from "../../pages/ThemedPage";
import { showPage } from "../../pages/show-page";
import { AdminPage } from "./AdminPage";

showPage("Administration", <ThemedPage>{(theme, onThemeChange) => <AdminPage theme={theme} onThemeChange={onThemeChange} />}</ThemedPage>);
