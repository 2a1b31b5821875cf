/** Version of the Teams library that this host speaks; three parts, or the library takes it for its runtime. */
export const HOST_SDK_VERSION = "2.58.0";

/** What this host can do, as the JSON text that the Teams library expects; what is not named here is not offered. */
export const HOST_RUNTIME = JSON.stringify({
  apiVersion: 4,
  isLegacyTeams: false,
  isNAAChannelRecommended: true,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  supports: {
    app: { notifySuccessResponse: {} },
    pages: { currentApp: {} },
    dialog: { url: { parentCommunication: {} }, update: {} },
    chat: {},
    nestedAppAuth: {},
  },
});
