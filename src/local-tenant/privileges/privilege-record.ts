/** A call that a permission let in. */
export interface PrivilegeUse {
  readonly appId: string;
  /** Whether the application called for a person. */
  readonly isDelegated: boolean;
  /** The least of the permissions that the caller had and that were enough. */
  readonly permission: string;
  /** Method and path with `{names}`. */
  readonly operation: string;
}

/** How often a permission let an application do one thing while one label stood. */
export interface PrivilegeCount extends PrivilegeUse {
  readonly label: string;
  readonly calls: number;
}

/** Which permissions were really used, and for what. It is kept in memory: a restart forgets it. */
export interface PrivilegeRecord {
  /** What the caller of the admin interface says is going on from now on. */
  setLabel(label: string): void;
  note(use: PrivilegeUse): void;
  list(): readonly PrivilegeCount[];
  clear(): void;
}

/** An empty record, without a label. */
export function createPrivilegeRecord(): PrivilegeRecord {
  const counts = new Map<string, PrivilegeUse & { readonly label: string; calls: number }>();
  let label = "";
  return {
    setLabel(next) {
      label = next;
    },
    note(use) {
      const name = `${label}\n${use.appId}\n${String(use.isDelegated)}\n${use.permission}\n${use.operation}`;
      const known = counts.get(name);
      if (known === undefined) counts.set(name, { ...use, label, calls: 1 });
      else known.calls += 1;
    },
    list: () => [...counts.values()].map((count) => ({ ...count })),
    clear: () => counts.clear(),
  };
}
