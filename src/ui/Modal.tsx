import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useId, useLayoutEffect, useRef } from "react";

export interface ModalProps {
  readonly title: string;
  readonly actions: ReactNode;
  /** What Escape does; absent when it must do nothing. */
  readonly onEscape?: (() => void) | undefined;
  readonly children: ReactNode;
}

const useStyles = makeStyles({
  surface: {
    boxSizing: "border-box",
    width: "min(600px, calc(100vw - 32px))",
    maxHeight: "calc(100vh - 48px)",
    overflowY: "auto",
    padding: tokens.spacingHorizontalXXL,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow64,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    "::backdrop": { backgroundColor: "rgba(0, 0, 0, 0.4)" },
    "@media (max-width: 480px)": { padding: tokens.spacingHorizontalL },
  },
  title: { ...typographyStyles.subtitle1, margin: 0, marginBottom: tokens.spacingVerticalS },
  actions: { display: "flex", flexWrap: "wrap", justifyContent: "flex-end", gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalL },
});

/** A window over the page, by the browser's own means: it holds the focus while it is open and gives it back when it goes. */
export function Modal({ title, actions, onEscape, children }: ModalProps): ReactElement {
  const styles = useStyles();
  const heading = useId();
  const surface = useRef<HTMLDialogElement>(null);
  // Closed before it leaves the page, so that the browser can give the focus back.
  useLayoutEffect(() => {
    const dialog = surface.current;
    dialog?.showModal();
    return () => {
      dialog?.close();
    };
  }, []);
  return (
    <dialog
      ref={surface}
      aria-labelledby={heading}
      className={styles.surface}
      onCancel={(event) => {
        event.preventDefault();
        onEscape?.();
      }}
    >
      <h2 id={heading} className={styles.title}>
        {title}
      </h2>
      {children}
      <div className={styles.actions}>{actions}</div>
    </dialog>
  );
}
