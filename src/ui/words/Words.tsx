import { createContext, type ReactElement, type ReactNode, useCallback, useContext, useMemo } from "react";
import { I18nextProvider, useTranslation } from "react-i18next";
import { ENGLAND_2015 } from "../../domain/terms/england-2015";
import type { TermPack } from "../../domain/terms/term-pack";
import { createWords } from "./create-words";
import type { WordKey } from "./en-GB";

const TermPackContext = createContext<TermPack>(ENGLAND_2015);

/** Gives everything inside the words of one school. */
export function Words({ pack, children }: { readonly pack: TermPack; readonly children: ReactNode }): ReactElement {
  const words = useMemo(() => createWords(pack), [pack]);
  return (
    <TermPackContext.Provider value={pack}>
      <I18nextProvider i18n={words}>{children}</I18nextProvider>
    </TermPackContext.Provider>
  );
}

/** Says something by its name; `values` fill its gaps, and `count` chooses between one and many. */
export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

/** How a component says things. */
export function useWords(): Say {
  const { t } = useTranslation();
  return useCallback((key, values) => t(key, { ...values }), [t]);
}

/** The school's term pack: names of stages, and the areas that a target may belong to. */
export function useTermPack(): TermPack {
  return useContext(TermPackContext);
}
