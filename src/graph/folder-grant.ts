import { z } from "zod";

/** One permission on a folder. */
export interface FolderGrant {
  readonly id: string;
  /** Absent for groups, applications and links. */
  readonly personId: string | undefined;
  /** Given on this folder itself, and not as its owner. */
  readonly direct: boolean;
}

const identities = z.object({ user: z.object({ id: z.string().optional() }).optional(), siteUser: z.unknown().optional() });

/** Reads a permission of an answer. Source: Graph `permission`. */
export const folderGrant: z.ZodType<FolderGrant> = z
  .object({
    id: z.string().min(1),
    roles: z.array(z.string()).optional(),
    grantedToV2: identities.nullish(),
    grantedTo: identities.nullish(),
    inheritedFrom: z.unknown().optional(),
  })
  .transform((permission) => ({
    id: permission.id,
    personId: (permission.grantedToV2 ?? permission.grantedTo)?.user?.id,
    // Roles have been seen in both cases on the wire.
    direct: isAbsent(permission.inheritedFrom) && (permission.roles ?? []).some((role) => ["read", "write"].includes(role.toLowerCase())),
  }));

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}
