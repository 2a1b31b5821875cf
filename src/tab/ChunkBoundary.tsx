import { Component, type ReactNode } from "react";

export interface ChunkBoundaryProps {
  /** Shown when a part of the program cannot be loaded, or breaks. */
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

/** Keeps the rest of the page when one part of it cannot be loaded. */
export class ChunkBoundary extends Component<ChunkBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
