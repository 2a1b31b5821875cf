import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";

/** Puts a page on the screen under its title. */
export function showPage(title: string, page: ReactNode): void {
  document.title = title;
  const root = document.getElementById("root");
  if (root === null) throw new Error("The page has no place for its content.");
  createRoot(root).render(page);
}
