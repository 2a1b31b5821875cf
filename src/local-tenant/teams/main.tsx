import { SignedInPage } from "../pages/SignedInPage";
import { ThemedPage } from "../pages/ThemedPage";
import { showPage } from "../pages/show-page";
import { TeamsPage } from "./TeamsPage";
import { TEAMS_SIGN_IN } from "./teams-sign-in";

showPage(
  "Teams",
  <ThemedPage>
    {(theme, onThemeChange) => (
      <SignedInPage request={TEAMS_SIGN_IN}>{(session) => <TeamsPage session={session} theme={theme} onThemeChange={onThemeChange} />}</SignedInPage>
    )}
  </ThemedPage>,
);
