import { z } from "zod";
import type { BatchAnswer } from "./engine/run-batch";

/** What the Office library in the pane asks of the page around it. */
const question = z.object({
  _messageType: z.literal(0),
  _actionName: z.string(),
  _actionType: z.number().nullish(),
  _conversationId: z.unknown(),
  _correlationId: z.unknown(),
  _data: z.unknown(),
});

const execution = z.object({
  DdaMethod: z.object({ DispatchId: z.number() }),
  ArrayData: z.array(z.unknown()).nullish(),
  DdaSettingsMethod: z.object({ Properties: z.array(z.tuple([z.string(), z.string()])).nullish() }).nullish(),
});

const DISPATCH = { readSettings: 75, saveSettings: 76, runBatch: 93 } as const;
const BATCH_POSITION = 4;
const REGISTER_EVENT = 1;
const HTTP_OK = 200;
/** The library's code for a method that the application does not support. */
const UNSUPPORTED = 5014;

/** What an add-in keeps with the document; values are JSON text. */
export type DocumentSettings = Readonly<Record<string, string>>;

/** What the page does for the pane. */
export interface PaneServices {
  /** Names of the add-in and the document, as the add-in is told them. */
  readonly addInName: string;
  readonly addInId: string;
  readonly documentUrl: string;
  process(batchText: string): Promise<BatchAnswer>;
  readSettings(): DocumentSettings;
  saveSettings(settings: DocumentSettings): Promise<void>;
}

/** A message as a window receives it. */
export interface PaneMessage {
  readonly data: unknown;
  readonly origin: string;
}

/**
 * Answers one message of the Office library, as Word on the web does.
 *
 * @returns the text to post back, or `undefined` when the message wants no answer.
 */
export async function answerOfficeMessage(message: PaneMessage, services: PaneServices, ownOrigin: string): Promise<string | undefined> {
  const asked = question.safeParse(parseJson(message.data));
  if (!asked.success) return undefined;
  const answer = await answerQuestion(asked.data, services);
  if (answer === undefined) return undefined;
  return JSON.stringify({
    _messageType: 1,
    _actionName: asked.data._actionName,
    _conversationId: asked.data._conversationId,
    _correlationId: asked.data._correlationId,
    _origin: ownOrigin,
    _data: answer,
    _errorCode: 0,
    _responseType: 0,
    _serializerVersion: 1,
  });
}

async function answerQuestion(asked: z.infer<typeof question>, services: PaneServices): Promise<object | undefined> {
  if (asked._actionName === "ContextActivationManager_getAppContextAsync") return describeContext(services);
  if (asked._actionName === "executeMethod") {
    const parsed = execution.safeParse(asked._data);
    return parsed.success ? { Version: 1, ...(await execute(parsed.data, services)) } : { Version: 1, Error: UNSUPPORTED };
  }
  // Registering for events is answered so that the library goes on; this page raises none.
  return asked._actionType === REGISTER_EVENT ? { Error: 0 } : undefined;
}

async function execute({ DdaMethod, ArrayData, DdaSettingsMethod }: z.infer<typeof execution>, services: PaneServices): Promise<object> {
  switch (DdaMethod.DispatchId) {
    case DISPATCH.runBatch: {
      const batch = ArrayData?.[BATCH_POSITION];
      if (typeof batch !== "string") return { Error: UNSUPPORTED };
      return { Error: 0, Data: [HTTP_OK, [], JSON.stringify(await services.process(batch))] };
    }
    case DISPATCH.saveSettings:
      await services.saveSettings(Object.fromEntries(DdaSettingsMethod?.Properties ?? []));
      return { Error: 0 };
    case DISPATCH.readSettings:
      return { Error: 0, Properties: { Settings: Object.entries(services.readSettings()) } };
    default:
      return { Error: UNSUPPORTED };
  }
}

function describeContext(services: PaneServices): object {
  const { addInName, addInId, documentUrl } = services;
  return {
    _id: addInId,
    _appName: 32,
    _appVersion: "16.0",
    _appMinorVersion: 0,
    _appUILocale: "en-GB",
    _dataLocale: "en-GB",
    _docUrl: documentUrl,
    _clientMode: 0,
    _settings: services.readSettings(),
    _reason: 2,
    _osfControlType: 1,
    _eToken: "",
    _correlationId: "word",
    _appInstanceId: addInId,
    _requirementMatrix: JSON.stringify({ WordApi: 1.3, Settings: 1.1 }),
    _hostFullVersion: "16.0.0.0",
    _initialDisplayMode: 0,
    _addinName: addInName,
  };
}

function parseJson(text: unknown): unknown {
  if (typeof text !== "string") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
