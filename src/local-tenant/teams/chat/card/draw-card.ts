import { AdaptiveCard, type CardElement, CardObjectRegistry, ExecuteAction, GlobalRegistry, GlobalSettings, OpenUrlAction, SerializationContext, Table, ValidationEvent, Version } from "adaptivecards";
import type { CardPress } from "../chat-service";
import type { CardJson } from "../chat-shapes";
import { createCardHostConfig } from "./card-host-config";
import { writeCardHtml } from "./card-markdown";

/** The newest version of cards that Teams shows. */
const NEWEST_VERSION = { major: 1, minor: 5 };

/** What the library mentions although the card can be shown as it was meant. */
const HARMLESS: readonly ValidationEvent[] = [ValidationEvent.Hint, ValidationEvent.Deprecated, ValidationEvent.RequiredInputsShouldHaveErrorMessage];

/** What a card asks of the page around it. */
export interface CardEvents {
  readonly onPress: (press: CardPress) => void;
  readonly onOpenUrl: (address: string) => void;
  /** A button was pressed that Teams does not carry out here. */
  readonly onUnsupported: (kind: string) => void;
  readonly onEdit: () => void;
}

/** A card on the screen, or why it cannot be shown. */
export type DrawnCard = { readonly element: HTMLElement } | { readonly problems: readonly string[] };

// Only what can be pressed or filled in is a stop on the way through the page.
GlobalSettings.setTabIndexAtCardRoot = false;

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = writeCardHtml(text);
  result.didProcess = true;
};

/** Draws a card. A card with anything in it that Teams does not show is refused as a whole, so that nobody sees half of one. */
export function drawCard(json: CardJson, events: CardEvents): DrawnCard {
  if (json["type"] !== "AdaptiveCard") return { problems: ["It is not an Adaptive Card."] };
  try {
    return drawParsed(json, events);
  } catch {
    return { problems: ["Its JSON is not that of an Adaptive Card."] };
  }
}

function drawParsed(json: CardJson, events: CardEvents): DrawnCard {
  const card = new AdaptiveCard();
  card.hostConfig = createCardHostConfig();
  const context = createContext();
  card.parse(json, context);
  const problems = [...readEvents(context), ...card.validateProperties().validationEvents].filter(({ event }) => !HARMLESS.includes(event)).map(({ message }) => message);
  if (problems.length > 0) return { problems };
  card.onInputValueChanged = events.onEdit;
  card.onAnchorClicked = (_, anchor) => {
    events.onOpenUrl(anchor.href);
    return true;
  };
  card.onExecuteAction = (action) => {
    if (action instanceof ExecuteAction) events.onPress(readPress(action));
    else if (action instanceof OpenUrlAction) events.onOpenUrl(action.url ?? "");
    else events.onUnsupported(action.getJsonTypeName());
  };
  const element = card.render();
  return element === undefined ? { problems: ["It is empty."] } : { element };
}

function readPress(action: ExecuteAction): CardPress {
  const typed: unknown = action.data;
  const values = typeof typed === "object" && typed !== null ? { ...typed } : {};
  return { verb: action.verb, values, ...(action.id === undefined ? {} : { actionId: action.id }) };
}

// The bundler drops the module that registers tables unless tables are named here.
function createContext(): SerializationContext {
  const elements = new CardObjectRegistry<CardElement>();
  GlobalRegistry.populateWithDefaultElements(elements);
  elements.unregister("Carousel");
  elements.register("Table", Table, new Version(NEWEST_VERSION.major, NEWEST_VERSION.minor));
  const context = new SerializationContext(new Version(NEWEST_VERSION.major, NEWEST_VERSION.minor));
  context.setElementRegistry(elements);
  return context;
}

function readEvents(context: SerializationContext): readonly { readonly event: ValidationEvent; readonly message: string }[] {
  return Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
}
