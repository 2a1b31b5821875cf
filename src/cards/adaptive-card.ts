/**
 * An Adaptive Card as plain JSON, as far as Baton's cards need it. Teams shows up to version 1.5.
 * Source: Adaptive Cards schema 1.5; Microsoft Teams docs, "Universal Actions for Adaptive Cards".
 */
export interface AdaptiveCard {
  readonly type: "AdaptiveCard";
  readonly $schema: "http://adaptivecards.io/schemas/adaptive-card.json";
  readonly version: "1.5";
  /** Said by a client that cannot show the card. */
  readonly fallbackText: string;
  readonly body: readonly CardElement[];
  readonly actions?: readonly CardButton[];
}

/** A part of a card. */
export type CardElement = TextBlock | RichTextBlock | FactSet | Container | ColumnSet | ActionSet | TextInput | DateInput | ChoiceInput;

/** A line or paragraph of ours. Stars, underscores and links in `text` are formatting. */
export interface TextBlock {
  readonly type: "TextBlock";
  readonly text: string;
  readonly wrap: true;
  readonly size?: "Small" | "Medium" | "Large";
  readonly weight?: "Bolder";
  readonly color?: "Good" | "Warning" | "Attention" | "Accent";
  readonly isSubtle?: boolean;
  readonly spacing?: "None" | "Small" | "Medium";
  readonly style?: "heading";
  readonly horizontalAlignment?: "Right";
}

/** A paragraph in which nothing is formatting: for what somebody typed. */
export interface RichTextBlock {
  readonly type: "RichTextBlock";
  readonly inlines: readonly { readonly type: "TextRun"; readonly text: string; readonly weight?: "Bolder"; readonly isSubtle?: boolean }[];
  readonly spacing?: "None" | "Small" | "Medium";
}

/** Pairs of a short title and what belongs to it. */
export interface FactSet {
  readonly type: "FactSet";
  readonly facts: readonly { readonly title: string; readonly value: string }[];
}

/** Parts that belong together. */
export interface Container {
  readonly type: "Container";
  readonly items: readonly CardElement[];
  readonly style?: "emphasis" | "good" | "warning" | "attention" | "accent";
  readonly separator?: boolean;
  readonly spacing?: "None" | "Small" | "Medium";
}

/** Parts beside one another. */
export interface ColumnSet {
  readonly type: "ColumnSet";
  readonly columns: readonly {
    readonly type: "Column";
    readonly width: "auto" | "stretch";
    readonly items: readonly CardElement[];
    readonly style?: Container["style"];
    readonly verticalContentAlignment?: "Center";
  }[];
  readonly separator?: boolean;
  readonly spacing?: "None" | "Small" | "Medium";
}

/** Buttons within the card. */
export interface ActionSet {
  readonly type: "ActionSet";
  readonly actions: readonly CardButton[];
}

/** A line or a paragraph to type in. */
export interface TextInput {
  readonly type: "Input.Text";
  readonly id: string;
  readonly label: string;
  readonly isMultiline: boolean;
  readonly maxLength: number;
  readonly placeholder?: string;
}

/** A day to choose; days are `YYYY-MM-DD`. */
export interface DateInput {
  readonly type: "Input.Date";
  readonly id: string;
  readonly label: string;
  readonly isRequired: true;
  readonly errorMessage: string;
  readonly min?: string;
  readonly value?: string;
}

/** One thing to choose among several, all of them in sight. */
export interface ChoiceInput {
  readonly type: "Input.ChoiceSet";
  readonly id: string;
  readonly label: string;
  readonly style: "expanded";
  readonly wrap: true;
  readonly isRequired: true;
  readonly errorMessage: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly value?: string;
}

/** A button: asks the bot, opens a page, or unfolds a small card. */
export type CardButton =
  | {
      readonly type: "Action.Execute"; readonly title: string; readonly verb: CardVerb; readonly data: ButtonPayload;
      readonly style?: "positive"; readonly associatedInputs?: "none" | "auto";
    }
  | { readonly type: "Action.OpenUrl"; readonly title: string; readonly url: string }
  | { readonly type: "Action.ShowCard"; readonly title: string; readonly card: InnerCard };

/** What a button asks the bot for. */
export type CardVerb = "askProgress" | "logProgress" | "proposeDate" | "show" | "acknowledge" | "showDue";

/** What a button hands to the bot beside what was typed; `notice` in every one, so that the message can be found again by it. */
export interface ButtonPayload {
  readonly notice: string;
  readonly child?: string;
  readonly progress?: string;
  readonly rating?: string;
}

/** A card that unfolds below a button. */
export interface InnerCard {
  readonly type: "AdaptiveCard";
  readonly body: readonly CardElement[];
  readonly actions: readonly CardButton[];
}
