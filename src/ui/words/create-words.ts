import { createInstance, type i18n } from "i18next";
import type { TermPack } from "../../domain/terms/term-pack";
import { EN_GB } from "./en-GB";

/** The pages' words in British English, with the school's own names for plan, stages and roles. */
export function createWords(pack: TermPack): i18n {
  const words = createInstance();
  // Without a backend the words are there at once; the promise only says so again.
  void words.init({
    lng: "en-GB",
    resources: { "en-GB": { translation: EN_GB } },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: {
      escapeValue: false,
      defaultVariables: {
        plan: pack.planShort,
        Plan: `${pack.planShort.charAt(0).toLocaleUpperCase("en-GB")}${pack.planShort.slice(1)}`,
        planName: pack.plan,
        coordinator: pack.coordinator,
      },
    },
  });
  return words;
}
