import { z } from "zod";
import { LONGEST_SCHOOL_NAME, PACKAGE_FAULTS, PACKAGE_LIMITS } from "../domain/package/package-file";
import { PACKED_LISTS } from "../domain/package/package-records";
import { packageReceipt } from "./package-file";

const counts = z.object(Object.fromEntries(PACKED_LISTS.map((list) => [list, z.number()])) as Record<(typeof PACKED_LISTS)[number], z.ZodNumber>);

/** `GET /api/children/:childId/package`: what would go to another school; rows by list. */
export const packageOutline = z.object({ child: z.object({ id: z.string(), name: z.string() }), counts, documents: z.number() });
export type PackageOutlineShape = z.infer<typeof packageOutline>;

/** `POST …/package`: make it for the school with this name. Repeating it on the same day gives the same file. */
export const packageRequest = z.object({ toSchool: z.string().min(1).max(LONGEST_SCHOOL_NAME) });
/** The package as a file; `file` in base64. */
export const packageMade = z.object({ fileName: z.string(), fingerprint: z.string(), file: z.string() });
export type PackageMadeShape = z.infer<typeof packageMade>;

const sentPackage = z.object({
  id: z.string(), childId: z.string(), childName: z.string(), toSchool: z.string(), sentAt: z.string().optional(), acceptedAt: z.string().optional(), isReceived: z.boolean(),
});
export type SentPackageShape = z.infer<typeof sentPackage>;

/** `GET /api/schools/:schoolId/packages`: packages made for schools elsewhere. */
export const packagesAnswer = z.object({ packages: z.array(sentPackage) });
export type PackagesAnswer = z.infer<typeof packagesAnswer>;

/** `POST …/packages/receipt`: mark one as received by the code of its receipt, as it was typed. */
export const receiptRequest = z.object({ code: z.string().min(1).max(100) });
/** That package as it is then. */
export const receiptAnswer = z.object({ package: sentPackage });

/** `POST …/packages/preview` and `…/arrival`: a file that somebody chose, in base64. */
export const arrivalRequest = z.object({ file: z.base64().max(Math.ceil((PACKAGE_LIMITS.bytes * 4) / 3) + 4) });

/** What a file would bring, or every reason why it is refused; `where` is a path in it or a column, never what stands there. */
export const arrivalOutline = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("refused"), faults: z.array(z.object({ kind: z.enum(PACKAGE_FAULTS), where: z.string().optional() })) }),
  z.object({
    kind: z.literal("readable"),
    head: z.object({ fromSchool: z.string(), toSchool: z.string(), madeOn: z.string() }),
    fingerprint: z.string(),
    child: z.object({ name: z.string(), yearGroup: z.string(), dateOfBirth: z.string().optional() }),
    lists: z.array(z.object({ list: z.enum(PACKED_LISTS), total: z.number(), here: z.number(), differing: z.number() })),
    documents: z.number(),
    obstacles: z.array(z.enum(["another-child-has-its-ids", "in-another-school"])),
  }),
]);
export type ArrivalOutlineShape = z.infer<typeof arrivalOutline>;

/** One round of taking a package in; go on until there is a receipt. Repeating a round does no harm. */
export const arrivalRound = z.object({ childId: z.string(), done: z.number(), total: z.number(), receipt: packageReceipt.optional() });
export type ArrivalRoundShape = z.infer<typeof arrivalRound>;
