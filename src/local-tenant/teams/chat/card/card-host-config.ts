import { tokens } from "@fluentui/react-components";
import { HostConfig } from "adaptivecards";

interface Ink {
  readonly default: string;
  readonly subtle: string;
}

const INKS: Readonly<Record<string, Ink>> = {
  default: { default: tokens.colorNeutralForeground1, subtle: tokens.colorNeutralForeground2 },
  dark: { default: tokens.colorNeutralForeground1, subtle: tokens.colorNeutralForeground2 },
  light: { default: tokens.colorNeutralForeground1, subtle: tokens.colorNeutralForeground2 },
  accent: { default: tokens.colorBrandForeground1, subtle: tokens.colorBrandForeground1 },
  good: { default: tokens.colorStatusSuccessForeground1, subtle: tokens.colorStatusSuccessForeground1 },
  warning: { default: tokens.colorStatusWarningForeground3, subtle: tokens.colorStatusWarningForeground3 },
  attention: { default: tokens.colorStatusDangerForeground3, subtle: tokens.colorStatusDangerForeground3 },
};

function paint(backgroundColor: string, borderColor: string): object {
  return { backgroundColor, borderColor, foregroundColors: INKS };
}

/**
 * Creates what the card library needs to know of Teams' looks. Its colours are variables of the page's theme, so a card
 * that is on the screen, with what was typed into it, follows a change of theme.
 */
export function createCardHostConfig(): HostConfig {
  const config = new HostConfig({
    supportsInteractivity: true,
    fontFamily: tokens.fontFamilyBase,
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 400, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
    separator: { lineThickness: 1, lineColor: tokens.colorNeutralStroke2 },
    imageSizes: { small: 32, medium: 52, large: 100 },
    containerStyles: {
      default: paint(tokens.colorNeutralBackground1, tokens.colorNeutralStroke2),
      emphasis: paint(tokens.colorNeutralBackground3, tokens.colorNeutralStroke2),
      good: paint(tokens.colorStatusSuccessBackground1, tokens.colorStatusSuccessBorder1),
      warning: paint(tokens.colorStatusWarningBackground1, tokens.colorStatusWarningBorder1),
      attention: paint(tokens.colorStatusDangerBackground1, tokens.colorStatusDangerBorder1),
      accent: paint(tokens.colorBrandBackground2, tokens.colorBrandStroke2),
    },
    actions: {
      maxActions: 6,
      spacing: "medium",
      buttonSpacing: 8,
      showCard: { actionMode: "inline", inlineTopMargin: 12, style: "emphasis" },
      actionsOrientation: "horizontal",
      actionAlignment: "left",
      allowTitleToWrap: true,
    },
    inputs: {
      label: {
        inputSpacing: "small",
        requiredInputs: { weight: "bolder", size: "small", color: "default", isSubtle: false, suffix: " *", suffixColor: "attention" },
        optionalInputs: { weight: "bolder", size: "small", color: "default", isSubtle: false },
      },
      errorMessage: { spacing: "small", weight: "default", size: "small", color: "attention" },
    },
    factSet: {
      title: { color: "default", size: "default", isSubtle: false, weight: "bolder", wrap: true, maxWidth: 150 },
      value: { color: "default", size: "default", isSubtle: false, weight: "default", wrap: true },
      spacing: 12,
    },
    textBlock: { headingLevel: 3 },
  });
  return config;
}
