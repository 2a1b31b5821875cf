const PANE_ADDRESS = "/addin/taskpane.html";
const HOST = ["Word", "Web", "16.01", "en-GB", "c", "", "", "0"];

/** What Word on the web allows a pane. The trust question of the Office library needs `allow-modals`. */
export const PANE_SANDBOX = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads";

/** Where the pane's page is, with what the Office library reads to learn that it is inside Word. */
export const PANE_SOURCE = `${PANE_ADDRESS}?_host_Info=${encodeURIComponent(HOST.join("$"))}`;

/** The name that a pane's frame needs before it is in the page: the Office library reads from it whom to talk to. */
export function nameFrame(addInId: string, origin: string): string {
  return JSON.stringify({
    baseFrameName: "_xdm_pane",
    hostInfo: HOST.join("|"),
    xdmInfo: ["conversation", addInId, origin].join("|"),
    serializerVersion: 1,
    flights: "[]",
  });
}
