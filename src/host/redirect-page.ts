import { broadcastResponseToMainFrame } from "@azure/msal-browser/redirect-bridge";

// The whole page: it hands the answer of a sign-in to the page that asked, and its window is closed.
broadcastResponseToMainFrame().catch(() => {
  document.body.textContent = "Signing in did not finish. You can close this window and try again.";
});
