import { SignedInPage } from "../pages/SignedInPage";
import { ThemedPage } from "../pages/ThemedPage";
import { showPage } from "../pages/show-page";
import { WordPage } from "./WordPage";
import { WORD_SIGN_IN } from "./word-sign-in";

showPage(
  "Word",
  <ThemedPage>
    {(theme, onThemeChange) => (
      <SignedInPage request={WORD_SIGN_IN}>{(session) => <WordPage session={session} theme={theme} onThemeChange={onThemeChange} />}</SignedInPage>
    )}
  </ThemedPage>,
);
