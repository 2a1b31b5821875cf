import type { GraphCall } from "../operation";
import type { ReachedDrive } from "./drive";

/** A sharing link as the tenant keeps it. */
export interface LinkRow extends Record<string, unknown> {
  readonly id: string;
  readonly item_id: string;
  readonly kind: "view" | "edit";
  readonly scope: "organization" | "users";
  readonly created_at: string;
  readonly application: { readonly id: string; readonly displayName: string };
}

/** A link and whom it has let in. */
export interface ShownLink {
  readonly link: LinkRow;
  readonly people: readonly { readonly user: object; readonly siteUser: object }[];
  readonly folder: boolean;
  readonly inheritedFrom?: object | undefined;
}

/** The role that a kind of link gives. */
export function roleOfLink(kind: LinkRow["kind"]): "read" | "write" {
  return kind === "edit" ? "write" : "read";
}

/** A link's permission as Graph shows it. */
export function linkPermission(call: GraphCall, drive: ReachedDrive, { link, people, folder, inheritedFrom }: ShownLink): Readonly<Record<string, unknown>> {
  const webUrl = linkAddress(call, drive, { id: link.id, folder });
  return {
    "@odata.type": "#microsoft.graph.permission",
    id: link.id,
    roles: [roleOfLink(link.kind)],
    shareId: shareIdOf(webUrl),
    hasPassword: false,
    grantedToIdentities: people.map(({ user }) => ({ user })),
    grantedToIdentitiesV2: people.map(({ user, siteUser }) => ({ user, siteUser })),
    link: { application: link.application, scope: link.scope, type: link.kind, webUrl, preventsDownload: false },
    ...(inheritedFrom === undefined ? {} : { inheritedFrom }),
  };
}

/** The address of a link: SharePoint's short form, with the link's GUID in it. */
function linkAddress(call: GraphCall, drive: ReachedDrive, { id, folder }: { readonly id: string; readonly folder: boolean }): string {
  const place = drive.site.path.replace(/^\/sites\//, "/s/");
  return `${call.links.origin}/:${folder ? "f" : "u"}:${place}/E${Buffer.from(id.replaceAll("-", ""), "hex").toString("base64url")}`;
}

/** The link's GUID in the path of such an address; `undefined` when the path is no link. */
export function linkIdOfPath(path: string): string | undefined {
  const token = /^\/:[a-z]:\/(?:[a-z]\/)?[^/]+\/E([\w-]{22})$/.exec(path)?.[1];
  if (token === undefined) return undefined;
  return Buffer.from(token, "base64url").toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** An address as `/shares` takes it. Source: Microsoft Graph docs, "Accessing shared DriveItems". */
function shareIdOf(address: string): string {
  return `u!${Buffer.from(address).toString("base64url")}`;
}
