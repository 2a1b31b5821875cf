import { SignedInPage } from "../pages/SignedInPage";
import { ThemedPage } from "../pages/ThemedPage";
import { showPage } from "../pages/show-page";
import { SharePointPage } from "./SharePointPage";
import { SHAREPOINT_SIGN_IN } from "./sharepoint-sign-in";

showPage(
  "SharePoint",
  <ThemedPage>
    {(theme, onThemeChange) => (
      <SignedInPage request={SHAREPOINT_SIGN_IN}>{(session) => <SharePointPage session={session} theme={theme} onThemeChange={onThemeChange} />}</SignedInPage>
    )}
  </ThemedPage>,
);
