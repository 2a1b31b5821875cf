import { broadcastResponseToMainFrame } from "@azure/msal-browser/redirect-bridge";

// Opened by hand there is no answer to pass on, so the person is sent to the first page of the tenant.
broadcastResponseToMainFrame().catch(() => {
  if (window.parent === window && window.opener === null) window.location.replace("/");
});
